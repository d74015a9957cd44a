package dev.newel.aws.client.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.newel.aws.client.value.Dialect;
import dev.newel.aws.client.value.ResultStructure;
import dev.newel.aws.client.value.Scalar;
import dev.newel.aws.model.Operation;
import dev.newel.aws.model.ServiceModel;
import dev.newel.aws.model.shape.BlobShape;
import dev.newel.aws.model.shape.Location;
import dev.newel.aws.model.shape.Member;
import dev.newel.aws.model.shape.StringShape;
import dev.newel.aws.model.shape.StructureShape;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The REST protocols: members stand in path, query, headers and body.
 *
 * @see <a href="https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html">AWS restJson1</a>
 */
final class RestWire implements Wire {

  private final BodyFormat format;

  RestWire(BodyFormat format) {
    this.format = format;
  }

  @Override
  public WireRequest write(ServiceModel service, Operation operation, ObjectNode members) {
    RestRequest request = new RestRequest(operation);
    operation.input().members().forEach(member -> request.bind(member, members));
    body(request, operation, members);
    return request.build();
  }

  private void body(RestRequest request, Operation operation, ObjectNode members) {
    StructureShape input = operation.input();
    Optional<Member> payload = input.payloadMember();
    if (payload.isPresent()) {
      payload(request, payload.get(), members.get(payload.get().name()));
      return;
    }
    List<Member> inBody =
        input.members().stream().filter(member -> member.location() == Location.BODY).toList();
    if (!inBody.isEmpty()) {
      request.body(format.contentType(), format.write(operation, inBody, members));
    }
  }

  private void payload(RestRequest request, Member member, @Nullable JsonNode value) {
    if (value == null) {
      absentPayload(request, member);
    } else if (member.shape() instanceof BlobShape) {
      String type = member.streaming() ? "text/plain; charset=UTF-8" : format.contentType();
      request.body(type, Scalar.bytes(value));
    } else if (member.shape() instanceof StringShape) {
      request.body(value.asText().getBytes(StandardCharsets.UTF_8));
    } else {
      request.body(format.contentType(), format.writePayload(member, value));
    }
  }

  private void absentPayload(RestRequest request, Member member) {
    if (member.streaming()) {
      request.body("application/octet-stream", WireRequest.NO_BODY);
    } else if (member.shape() instanceof StructureShape && format.writesAbsentPayload()) {
      JsonNode nothing = JsonNodeFactory.instance.objectNode();
      request.body(format.contentType(), format.writePayload(member, nothing));
    }
  }

  @Override
  public ObjectNode read(
      ServiceModel service, Operation operation, WireAnswer answer, Dialect dialect)
      throws UnreadableAnswerException {
    StructureShape output = operation.output();
    Function<Member, @Nullable JsonNode> inBody =
        bodyReader(output, answer, dialect.within(output));
    return ResultStructure.of(
        output,
        dialect,
        member ->
            member.location() == Location.BODY
                ? inBody.apply(member)
                : RestHeaders.read(member, answer, dialect));
  }

  private Function<Member, @Nullable JsonNode> bodyReader(
      StructureShape output, WireAnswer answer, Dialect dialect) throws UnreadableAnswerException {
    Optional<Member> payload = output.payloadMember();
    if (payload.isPresent()) {
      JsonNode value = payload(payload.get(), answer, dialect);
      return member -> member.equals(payload.get()) ? value : null;
    }
    boolean hasBody =
        output.members().stream().anyMatch(member -> member.location() == Location.BODY);
    return hasBody && answer.body().length > 0
        ? format.read(answer.body(), dialect)
        : member -> null;
  }

  private @Nullable JsonNode payload(Member member, WireAnswer answer, Dialect dialect)
      throws UnreadableAnswerException {
    if (member.shape() instanceof BlobShape || member.shape() instanceof StringShape) {
      return TextNode.valueOf(new String(answer.body(), StandardCharsets.UTF_8));
    }
    if (member.shape() instanceof StructureShape stream && stream.eventStream()) {
      return EventStream.read(stream, answer.body(), dialect);
    }
    return answer.body().length == 0 ? null : format.readPayload(member, answer.body(), dialect);
  }

  @Override
  public ErrorReply readError(WireAnswer answer) {
    return format.readError(answer);
  }
}
