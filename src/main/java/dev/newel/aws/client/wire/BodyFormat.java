package dev.newel.aws.client.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.aws.client.value.Dialect;
import dev.newel.aws.model.Operation;
import dev.newel.aws.model.shape.Member;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the bodies of a REST protocol are written in. */
interface BodyFormat {

  String contentType();

  /** A body of the members that stand nowhere else. */
  byte[] write(Operation operation, List<Member> members, ObjectNode values);

  /** Whether a structure that is the body, and is not there, is written as an empty one. */
  boolean writesAbsentPayload();

  /** A body that is one member. */
  byte[] writePayload(Member member, JsonNode value);

  /** Reads the members that stand in a body. */
  Function<Member, @Nullable JsonNode> read(byte[] body, Dialect dialect)
      throws UnreadableAnswerException;

  /** Reads a body that is one member. */
  JsonNode readPayload(Member member, byte[] body, Dialect dialect)
      throws UnreadableAnswerException;

  ErrorReply readError(WireAnswer answer);
}
