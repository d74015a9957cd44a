package dev.newel.api.permission;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.api.action.ActionCall;
import dev.newel.aws.Arn;

/** Finds the resource that a call is on, by what its input names, which may be anything. */
@FunctionalInterface
interface CallResource {

  /** How many parts an ARN has before the type of its resource. */
  int TYPE = 5;

  String MACHINE = "stateMachine:";

  /** The ARN as policies name it. */
  String of(ActionCall call);

  /** What is on no one machine is on all of them. */
  CallResource ANY_MACHINE = call -> machine(call, "*");

  CallResource ANY_ACTIVITY = call -> activity(call, "*");

  /** The machine that is to be made. */
  CallResource NEW_MACHINE = call -> machine(call, call.input().path("name").asText());

  CallResource NEW_ACTIVITY = call -> activity(call, call.input().path("name").asText());

  /** An alias is of the machine that its first version is of. */
  CallResource ROUTED_MACHINE =
      call ->
          known(call.input().path("routingConfiguration").path(0).path("stateMachineVersionArn"));

  /** Executions are listed by machine, or by Map Run. */
  CallResource LISTED =
      call ->
          known(
              call.input()
                  .path(call.input().hasNonNull("mapRunArn") ? "mapRunArn" : "stateMachineArn"));

  /** What a member of the input names. */
  static CallResource named(String member) {
    return call -> known(call.input().path(member));
  }

  /**
   * A version or an alias stands for its machine, as AWS has it. The rest is as it was sent: what
   * is no ARN is refused by the action.
   */
  private static String known(JsonNode given) {
    String text = given.asText();
    int type = 0;
    for (int part = 0; part < TYPE; part++) {
      type = text.indexOf(':', type) + 1;
      if (type == 0) {
        return text;
      }
    }
    int end = text.startsWith(MACHINE, type) ? text.indexOf(':', type + MACHINE.length()) : -1;
    return end < 0 ? text : text.substring(0, end);
  }

  private static String machine(ActionCall call, String name) {
    return new Arn.StateMachine(call.home(), name, null).text();
  }

  private static String activity(ActionCall call, String name) {
    return new Arn.Activity(call.home(), name).text();
  }
}
