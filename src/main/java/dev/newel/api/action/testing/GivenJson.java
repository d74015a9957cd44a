package dev.newel.api.action.testing;

import dev.newel.api.action.PayloadText;
import dev.newel.asl.data.Json;
import dev.newel.asl.data.StateException;
import dev.newel.aws.ServiceError;
import dev.newel.aws.ServiceException;
import java.util.function.Function;

/** JSON in a request that is looked into before a state is run, and so before a state can fail. */
final class GivenJson {

  private GivenJson() {}

  /**
   * Reads a text.
   *
   * @param error what the request fails with, made from what is wrong with the text
   * @throws ServiceException with the error
   */
  static Json read(String text, Function<String, ServiceError> error) {
    Json json = PayloadText.parse(text, error);
    try {
      json.node();
      return json;
    } catch (StateException beyondLimits) {
      throw new ServiceException(error.apply(String.valueOf(beyondLimits.cause())));
    }
  }
}
