package dev.newel.aws.client.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.aws.client.value.Dialect;
import dev.newel.aws.client.value.ResultStructure;
import dev.newel.aws.model.Operation;
import dev.newel.aws.model.ServiceModel;
import java.util.List;
import javax.xml.stream.XMLStreamException;

/**
 * The Query protocol, and EC2's: a form is sent, XML comes back.
 *
 * @see <a href="https://smithy.io/2.0/aws/protocols/aws-query-protocol.html">AWS query</a>
 */
final class QueryWire implements Wire {

  private final boolean ec2;

  QueryWire(boolean ec2) {
    this.ec2 = ec2;
  }

  @Override
  public WireRequest write(ServiceModel service, Operation operation, ObjectNode members) {
    List<NameValue> fixed =
        List.of(
            new NameValue("Action", operation.name()),
            new NameValue("Version", service.apiVersion()));
    List<NameValue> headers =
        List.of(new NameValue("Content-Type", "application/x-www-form-urlencoded; charset=utf-8"));
    byte[] form = Form.write(ec2, fixed, operation.input(), members);
    return new WireRequest("POST", "/", List.of(), headers, form);
  }

  @Override
  public ObjectNode read(
      ServiceModel service, Operation operation, WireAnswer answer, Dialect dialect)
      throws UnreadableAnswerException {
    if (answer.body().length == 0) {
      return ResultStructure.of(operation.output(), dialect, member -> null);
    }
    try {
      XmlElement root = XmlParser.parse(answer.body());
      String wrapper = operation.resultWrapper();
      XmlElement result = wrapper == null ? root : root.child(wrapper).orElse(root);
      return XmlResult.structure(operation.output(), result, dialect);
    } catch (XMLStreamException e) {
      throw new UnreadableAnswerException(e);
    }
  }

  @Override
  public ErrorReply readError(WireAnswer answer) {
    return XmlError.read(answer);
  }
}
