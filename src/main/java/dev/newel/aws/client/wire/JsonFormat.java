package dev.newel.aws.client.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.aws.client.value.Dialect;
import dev.newel.aws.model.Operation;
import dev.newel.aws.model.shape.Member;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Bodies in JSON. */
final class JsonFormat implements BodyFormat {

  @Override
  public String contentType() {
    return "application/json";
  }

  @Override
  public byte[] write(Operation operation, List<Member> members, ObjectNode values) {
    return JsonText.write(JsonBody.write(members, values));
  }

  @Override
  public boolean writesAbsentPayload() {
    return true;
  }

  @Override
  public byte[] writePayload(Member member, JsonNode value) {
    return JsonText.write(JsonBody.write(member.shape(), value));
  }

  @Override
  public Function<Member, @Nullable JsonNode> read(byte[] body, Dialect dialect)
      throws UnreadableAnswerException {
    JsonNode json = JsonText.read(body);
    return member -> JsonResult.member(member, json, dialect);
  }

  @Override
  public JsonNode readPayload(Member member, byte[] body, Dialect dialect)
      throws UnreadableAnswerException {
    return JsonResult.read(member.shape(), JsonText.read(body), dialect);
  }

  @Override
  public ErrorReply readError(WireAnswer answer) {
    return JsonError.read(answer);
  }
}
