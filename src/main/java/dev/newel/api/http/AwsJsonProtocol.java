package dev.newel.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.api.model.RequestJson;
import dev.newel.api.model.Shape;
import dev.newel.aws.ServiceError.UnknownOperationException;
import dev.newel.aws.ServiceException;
import dev.newel.bus.ActionRequest;

/**
 * AWS JSON 1.0: the header X-Amz-Target names the action, the body is its input. The content type
 * is not looked at, since clients differ in it.
 *
 * @see <a href="https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html">AWS JSON 1.0</a>
 */
public final class AwsJsonProtocol {

  static final String TARGET = "X-Amz-Target";

  private static final String SERVICE = "AWSStepFunctions.";

  private AwsJsonProtocol() {}

  /** Throws a {@link ServiceException} for another service's target or a body that is no object. */
  static ActionRequest read(String target, byte[] body) {
    if (!target.startsWith(SERVICE)) {
      throw new ServiceException(
          new UnknownOperationException("X-Amz-Target does not begin with " + SERVICE));
    }
    return new ActionRequest(target.substring(SERVICE.length()), object(body));
  }

  public static ObjectNode object(byte[] json) {
    JsonNode body = RequestJson.parse(json);
    if (body instanceof ObjectNode object) {
      return object;
    }
    if (body.isMissingNode()) {
      return JsonNodeFactory.instance.objectNode();
    }
    throw Shape.mismatch(body, " can not be converted to a Structure");
  }
}
