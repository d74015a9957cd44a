package dev.newel.task.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.asl.data.Json;
import dev.newel.aws.client.AwsCall;
import dev.newel.aws.client.AwsCaller;
import dev.newel.aws.client.CallResult;
import dev.newel.aws.client.wire.ErrorReply;
import dev.newel.aws.client.wire.NameValue;
import dev.newel.aws.client.wire.WireAnswer;
import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Services that answer what they are told to, and remember what they were asked. */
public final class ScriptedServices implements AwsCaller {

  private final List<AwsCall> calls = new ArrayList<>();
  private final Deque<CallResult> first = new ArrayDeque<>();
  private CallResult answer = answered("{}");

  /** What a service says that did it. */
  public static CallResult answered(String result) {
    ObjectNode node = (ObjectNode) Json.ofTrusted(result.replace('\'', '"')).node();
    WireAnswer wire =
        new WireAnswer(
            200,
            List.of(
                new NameValue("x-amzn-RequestId", "r"),
                new NameValue("b", "1"),
                new NameValue("A", "2"),
                new NameValue("b", "3")),
            new byte[0]);
    return new CallResult.Answered(node, wire);
  }

  /** What a service says that would not. */
  public static CallResult refused(String error) {
    return new CallResult.Refused(
        error, "cause", new ErrorReply(400, "type", "code", "message", "id", null));
  }

  public void answer(CallResult with) {
    answer = with;
  }

  /** Answers one call so, before those that are answered as always. */
  public void answerFirst(CallResult with) {
    first.add(with);
  }

  public List<AwsCall> calls() {
    return calls;
  }

  public AwsCall last() {
    return calls.get(calls.size() - 1);
  }

  @Override
  public Future<CallResult> call(AwsCall call) {
    calls.add(call);
    return Future.succeededFuture(first.isEmpty() ? answer : first.remove());
  }
}
