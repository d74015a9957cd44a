package dev.newel.aws.client.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.aws.client.value.Dialect;
import dev.newel.aws.model.Operation;
import dev.newel.aws.model.ServiceModel;
import java.util.List;

/**
 * AWS JSON 1.0 and 1.1: everything is in the body, and a header names the operation.
 *
 * @see <a href="https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html">AWS JSON 1.1</a>
 */
final class JsonWire implements Wire {

  @Override
  public WireRequest write(ServiceModel service, Operation operation, ObjectNode members) {
    ObjectNode body = JsonBody.write(operation.input().members(), members);
    List<NameValue> headers =
        List.of(
            new NameValue("Content-Type", "application/x-amz-json-" + service.jsonVersion()),
            new NameValue("X-Amz-Target", service.targetPrefix() + "." + operation.name()));
    WireRequest request = new WireRequest("POST", "/", List.of(), headers, JsonText.write(body));
    return service.queryCompatible() ? request.withHeader("x-amzn-query-mode", "true") : request;
  }

  @Override
  public ObjectNode read(
      ServiceModel service, Operation operation, WireAnswer answer, Dialect dialect)
      throws UnreadableAnswerException {
    return JsonResult.structure(operation.output(), JsonText.read(answer.body()), dialect);
  }

  @Override
  public ErrorReply readError(WireAnswer answer) {
    return JsonError.read(answer);
  }
}
