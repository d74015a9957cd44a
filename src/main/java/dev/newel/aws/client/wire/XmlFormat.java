package dev.newel.aws.client.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.aws.client.value.Dialect;
import dev.newel.aws.model.Operation;
import dev.newel.aws.model.shape.Member;
import dev.newel.aws.model.shape.StructureShape;
import dev.newel.aws.model.shape.XmlNamespace;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** Bodies in XML. */
final class XmlFormat implements BodyFormat {

  @Override
  public String contentType() {
    return "application/xml";
  }

  @Override
  public byte[] write(Operation operation, List<Member> members, ObjectNode values) {
    String name = operation.xmlName();
    return XmlWriter.write(
            name == null ? operation.input().name() : name,
            operation.xmlNamespace(),
            members,
            values)
        .getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public boolean writesAbsentPayload() {
    return false;
  }

  @Override
  public byte[] writePayload(Member member, JsonNode value) {
    StructureShape shape = (StructureShape) member.shape();
    String shapeName = shape.xmlName();
    String name = member.named() || shapeName == null ? member.wireName() : shapeName;
    XmlNamespace namespace = member.xmlNamespace();
    return XmlWriter.write(
            name, namespace == null ? shape.xmlNamespace() : namespace, shape.members(), value)
        .getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public Function<Member, @Nullable JsonNode> read(byte[] body, Dialect dialect)
      throws UnreadableAnswerException {
    XmlElement root = parse(body);
    // S3 answers a bucket's location with the only member as the root
    boolean isMember = root.children().isEmpty() && !root.text().isBlank();
    return member ->
        isMember && member.wireName().equals(root.name())
            ? XmlResult.read(member.shape(), root, dialect)
            : XmlResult.member(member, root, dialect);
  }

  @Override
  public JsonNode readPayload(Member member, byte[] body, Dialect dialect)
      throws UnreadableAnswerException {
    return XmlResult.read(member.shape(), parse(body), dialect);
  }

  @Override
  public ErrorReply readError(WireAnswer answer) {
    return XmlError.read(answer);
  }

  private static XmlElement parse(byte[] body) throws UnreadableAnswerException {
    try {
      return XmlParser.parse(body);
    } catch (XMLStreamException e) {
      throw new UnreadableAnswerException(e);
    }
  }
}
