package dev.newel.aws.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.aws.client.wire.ErrorReply;
import dev.newel.aws.client.wire.WireAnswer;
import java.util.List;

/** What came of a call. Errors and causes are worded as Step Functions words them. */
public sealed interface CallResult {

  /** The service did it. */
  record Answered(ObjectNode result, WireAnswer answer) implements CallResult {}

  /** The service answered that it would not. */
  record Refused(String error, String cause, ErrorReply reply) implements CallResult {}

  /** No answer, or none that can be read. What was asked may have been done all the same. */
  record Unreachable(String error, String cause) implements CallResult {}

  /** The answer has more bytes than allowed; the rest was not read. */
  record TooLarge(int mostBytes) implements CallResult {}

  /** The arguments do not fit the operation, so nothing was sent. */
  record Invalid(List<String> problems) implements CallResult {}
}
