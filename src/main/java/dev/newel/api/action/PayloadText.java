package dev.newel.api.action;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.newel.asl.data.Json;
import dev.newel.aws.ServiceError;
import dev.newel.aws.ServiceException;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The JSON text that clients hand over as an input or an output. */
public final class PayloadText {

  /** Where a value began that has no end: the parser tells of itself there, and not of the text. */
  private static final Pattern START_MARKER = Pattern.compile(" \\(start marker at .*\\)$");

  private PayloadText() {}

  /**
   * Parses a text.
   *
   * @param error what the request fails with, made from the parser's words
   * @throws ServiceException with the error
   */
  public static Json parse(String text, Function<String, ServiceError> error) {
    try {
      return Json.parse(text);
    } catch (JsonProcessingException e) {
      String reason = START_MARKER.matcher(e.getOriginalMessage()).replaceFirst("");
      throw new ServiceException(error.apply(reason));
    }
  }
}
