package dev.newel.asl.parse;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.Computed;
import dev.newel.asl.DataFlow;
import dev.newel.asl.Expression;
import dev.newel.asl.WaitState;
import dev.newel.asl.data.MapItems;
import org.jspecify.annotations.Nullable;

/** The fields of a state that each query language has in its own way. */
interface QueryFields {

  /** Those of a state in its language. */
  static QueryFields of(Fields fields) {
    return of(fields, "");
  }

  /**
   * Those of an object inside a state.
   *
   * @param prefix the way to it from the state, as {@code ItemBatcher/}
   */
  static QueryFields of(Fields fields, String prefix) {
    return fields.usesJsonata() ? new JsonataFields(fields, prefix) : new PathFields(fields);
  }

  /** For states whose work is given arguments, and gives a result to select from. */
  DataFlow dataFlow();

  /** For Pass, whose result is not a service's and so is not selected from. */
  DataFlow dataFlowWithoutSelector();

  /** For Map, whose templates make the input of each item. */
  DataFlow dataFlowWithoutArguments();

  /** For states that have no result. */
  DataFlow dataFlowWithoutResult();

  /** For Succeed, which assigns nothing. */
  DataFlow dataFlowOfEnd();

  /** For Fail, which has no fields for it. */
  DataFlow dataFlowOfFailure();

  /** Error or Cause of a Fail state; null where it says neither. */
  @Nullable Computed<String> text(String name);

  /** TimeoutSeconds or HeartbeatSeconds of a Task state. */
  Deadline deadline(String name);

  /** RoleArn in the Credentials of a Task state. */
  @Nullable Computed<String> role();

  /** The arguments of a Task state, as they would stand in JSONPath; null where none are given. */
  @Nullable JsonNode argumentTemplate();

  /** How a Wait state says when it ends. */
  WaitState.End waitEnd();

  /** What a Map state goes over. */
  Computed<MapItems> items();

  /** What makes the input of an iteration; null where that is the item itself. */
  @Nullable Expression itemSelector();

  /** How many iterations of a Map state may run at a time. */
  Computed<Long> maxConcurrency();

  /** A whole number that the state need not say, such as ToleratedFailureCount; null for none. */
  @Nullable Computed<Long> count(String name, int minimum, int maximum);

  /** A number from 0 to 100 that the state need not say; null for none. */
  @Nullable Computed<Double> percentage(String name);

  /** A template that the state need not have, such as BatchInput; null for none. */
  @Nullable Expression template(String name);

  /**
   * TimeoutSeconds or HeartbeatSeconds.
   *
   * @param fixed null where the definition does not say, or has it computed
   * @param seconds null where the definition does not say
   */
  record Deadline(@Nullable Integer fixed, @Nullable Computed<Long> seconds) {

    static Deadline of(@Nullable Integer fixed) {
      return new Deadline(fixed, fixed == null ? null : Computed.fixed(fixed.longValue()));
    }
  }
}
