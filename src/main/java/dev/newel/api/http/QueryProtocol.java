package dev.newel.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.api.model.ServiceModel;
import dev.newel.api.model.Shape;
import dev.newel.api.model.StructureShape;
import dev.newel.aws.ServiceError.SerializationException;
import dev.newel.aws.ServiceError.UnknownOperationException;
import dev.newel.aws.ServiceException;
import dev.newel.bus.ActionRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * The Query form: {@code Action=<action>&<member>=<value>}, in the URL or as a form. The service
 * model says what a value's text stands for: numbers and booleans are plain, structures and lists
 * JSON. What is no member (Version, X-Amz-Signature, …) is let be.
 */
final class QueryProtocol {

  private static final String ACTION = "Action";

  /** More than any action's members and a signature's parameters. */
  private static final int MAX_PARAMETERS = 200;

  private final ServiceModel model;

  QueryProtocol(ServiceModel model) {
    this.model = model;
  }

  /**
   * @param encoded the parameters, URL-encoded; of one given twice the last counts
   */
  ActionRequest read(String encoded) {
    Map<String, String> parameters = decode(encoded);
    String action = parameters.get(ACTION);
    if (action == null) {
      throw new ServiceException(
          new UnknownOperationException("The request has neither X-Amz-Target nor Action"));
    }
    ObjectNode input = JsonNodeFactory.instance.objectNode();
    if (model.hasAction(action)) {
      StructureShape shape = model.input(action);
      parameters.forEach((name, text) -> put(input, shape, name, text));
    }
    return new ActionRequest(action, input);
  }

  private static void put(ObjectNode input, StructureShape shape, String name, String text) {
    Shape member = shape.member(name);
    if (member == null) {
      return;
    }
    JsonNode value = member.fromText(text);
    if (!value.isMissingNode()) {
      input.set(name, value);
    }
  }

  private static Map<String, String> decode(String encoded) {
    Map<String, String> parameters = new HashMap<>();
    int start = 0;
    while (start < encoded.length()) {
      int ampersand = encoded.indexOf('&', start);
      int end = ampersand < 0 ? encoded.length() : ampersand;
      int equals = encoded.indexOf('=', start);
      if (equals >= start && equals < end) {
        parameters.put(
            decodeText(encoded.substring(start, equals)),
            decodeText(encoded.substring(equals + 1, end)));
      }
      if (parameters.size() > MAX_PARAMETERS) {
        throw malformed("too many parameters");
      }
      start = end + 1;
    }
    return parameters;
  }

  private static String decodeText(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw malformed("a parameter is not URL-encoded");
    }
  }

  private static ServiceException malformed(String what) {
    return new ServiceException(
        new SerializationException("Could not parse the query string: " + what));
  }
}
