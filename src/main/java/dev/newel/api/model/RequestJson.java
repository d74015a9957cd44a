package dev.newel.api.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.newel.asl.data.Json;
import dev.newel.aws.ServiceError.SerializationException;
import dev.newel.aws.ServiceException;
import java.io.IOException;

/** Reads the JSON of requests; what is none is AWS's SerializationException. */
public final class RequestJson {

  private static final ObjectReader READER = Json.MAPPER.readerFor(JsonNode.class);

  private RequestJson() {}

  /** An empty text is a missing node. */
  public static JsonNode parse(String text) {
    try {
      return READER.readTree(text);
    } catch (JsonProcessingException e) {
      throw refused(e);
    }
  }

  /** An empty body is a missing node. */
  public static JsonNode parse(byte[] body) {
    try {
      return READER.readTree(body);
    } catch (JsonProcessingException e) {
      throw refused(e);
    } catch (IOException e) {
      // a byte array ends in no I/O error; Jackson tells bad UTF-8 as one
      throw new ServiceException(new SerializationException("Body is not UTF-8 text"));
    }
  }

  private static ServiceException refused(JsonProcessingException e) {
    return new ServiceException(
        new SerializationException(
            "Could not parse request body into json: " + e.getOriginalMessage()));
  }
}
