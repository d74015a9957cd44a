package dev.newel.api.permission;

import dev.newel.api.action.ActionCall;
import dev.newel.aws.Arn;
import dev.newel.aws.Name;
import dev.newel.aws.ServiceException;
import dev.newel.engine.definition.CachedCatalog;
import dev.newel.engine.definition.LostDefinitionException;
import dev.newel.identity.policy.Policy;
import dev.newel.identity.policy.Verdict;
import dev.newel.interpreter.model.Execution;
import dev.newel.interpreter.model.Frame;
import dev.newel.store.Overview;
import dev.newel.token.Signature;
import dev.newel.token.TaskToken;
import io.vertx.core.Future;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may answer a task: who may do so for the state machine, as AWS has it, or for the activity
 * that the task is of. So a worker's key can be held to its activities. Which activity that is has
 * to be read, and is only where the policy does not tell without it.
 */
record TaskPermission(Overview overview, CachedCatalog catalog, Signature signature) {

  static final Set<String> ACTIONS =
      Set.of("SendTaskSuccess", "SendTaskFailure", "SendTaskHeartbeat");

  /** Fails for who may not. */
  Future<Void> check(ActionCall call) {
    TaskToken token;
    try {
      String text = call.input().path("taskToken").asText();
      token = TaskToken.parse(call.home(), text, signature);
    } catch (ServiceException e) {
      return Future.succeededFuture(); // the action says what is wrong with it
    }
    Policy policy = call.caller().policy();
    Needed machine = Needed.of(call.action(), machineArn(token));
    Verdict verdict = policy.verdict(machine.action(), machine.resource());
    if (verdict == Verdict.DENIED
        || (verdict == Verdict.ALLOWED && !policy.denies(machine.action()))) {
      admit(call, machine, verdict);
      return Future.succeededFuture();
    }
    return task(token).map(task -> task == null ? null : decide(call, machine, verdict, task));
  }

  private static String machineArn(TaskToken token) {
    Name machine = token.execution().machineName();
    return new Arn.StateMachine(machine.home(), machine.text(), null).text();
  }

  private static @Nullable Void decide(
      ActionCall call, Needed machine, Verdict byMachine, Task task) {
    if (task.activity() == null) {
      return admit(call, machine, byMachine);
    }
    Name name = task.activity();
    Needed activity = Needed.of(call.action(), new Arn.Activity(name.home(), name.text()).text());
    Verdict verdict = call.caller().policy().verdict(activity.action(), activity.resource());
    return verdict == Verdict.NOT_ALLOWED
        ? admit(call, activity, byMachine)
        : admit(call, activity, verdict);
  }

  private static @Nullable Void admit(ActionCall call, Needed needed, Verdict verdict) {
    if (verdict != Verdict.ALLOWED) {
      throw PolicyGuard.refusal(call.caller(), needed, verdict);
    }
    return null;
  }

  /**
   * A task that waits for its answer.
   *
   * @param activity null where it is of none
   */
  private record Task(@Nullable Name activity) {}

  /** The task of a token; null where it is over, which the action says. */
  private Future<@Nullable Task> task(TaskToken token) {
    return overview
        .load(token.execution())
        .compose(
            execution -> {
              Frame frame = execution == null ? null : execution.frame(token.frame());
              return execution == null || frame == null || frame.nonce() != token.nonce()
                  ? Future.succeededFuture(null)
                  : task(execution, frame);
            });
  }

  private Future<@Nullable Task> task(Execution execution, Frame frame) {
    return catalog
        .program(execution.start().key().machineName(), execution.start().revision())
        .map(program -> new Task(program.activitiesByState().get(frame.state())))
        .recover(
            why ->
                why instanceof LostDefinitionException
                    ? Future.succeededFuture(new Task(null)) // so the machine alone decides
                    : Future.failedFuture(why));
  }
}
