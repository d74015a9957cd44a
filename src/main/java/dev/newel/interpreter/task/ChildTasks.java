package dev.newel.interpreter.task;

import dev.newel.asl.TaskState;
import dev.newel.asl.data.ErrorName;
import dev.newel.asl.data.Json;
import dev.newel.asl.data.StateException;
import dev.newel.interpreter.flow.Step;
import dev.newel.interpreter.model.Ending;
import dev.newel.interpreter.model.ExecutionStatus;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.Outcome;
import dev.newel.interpreter.model.Pending;
import dev.newel.interpreter.model.Phase;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.interpreter.model.start.ChildOrder;
import dev.newel.interpreter.task.TaskArn.Pattern;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tasks that start executions: what they hear of those, in terms of any task. */
public final class ChildTasks {

  private final TaskRunner tasks;

  public ChildTasks(TaskRunner tasks) {
    this.tasks = tasks;
  }

  /** The child has started, or has ended: of which a task may hear first, and more than once. */
  public Outcome seen(Step step, Stimulus.ChildSeen seen) {
    Frame frame = step.turn().frame(seen.frame());
    if (frame == null
        || !frame.awaits(seen.nonce())
        || !(step.scopes().state(frame) instanceof TaskState task)
        || !(task.resource() instanceof ChildProtocol protocol)) {
      return Outcome.NO_SUCH_TASK;
    }
    Outcome begun =
        frame.phase() == Phase.SUBMITTED ? Outcome.NOTHING_TO_DO : started(step, protocol, seen);
    Ending ending = seen.ending();
    return ending == null || !protocol.isAwaited() ? begun : ended(step, protocol, seen, ending);
  }

  private Outcome started(Step step, ChildProtocol protocol, Stimulus.ChildSeen seen) {
    forgetBefore(step, protocol, seen);
    Json answer = StartAnswer.of(seen.child(), step.turn().now(), step.environment().random());
    return protocol.call().pattern() == Pattern.REQUEST_RESPONSE
        ? tasks.succeeded(step, new Stimulus.TaskSucceeded(seen.frame(), seen.nonce(), answer))
        : tasks.submitted(step, new Stimulus.TaskSubmitted(seen.frame(), seen.nonce(), answer));
  }

  /** Another child was started in the place of that before, so a stop is for this one. */
  private static void forgetBefore(Step step, ChildProtocol protocol, Stimulus.ChildSeen seen) {
    Frame frame = step.turn().existing(seen.frame());
    Pending pending = Objects.requireNonNull(frame.pending());
    ChildOrder before = protocol.before(pending);
    if (before != null && !before.call().equals(seen.child().invocationId())) {
      step.turn().put(frame.in(frame.phase(), frame.lastEvent(), pending.goingOnWith(0)));
    }
  }

  private Outcome ended(Step step, ChildProtocol protocol, Stimulus.ChildSeen seen, Ending ending) {
    boolean parsed = protocol.call().pattern() == Pattern.SYNC_2;
    boolean succeeded = ending.status() == ExecutionStatus.SUCCEEDED;
    Json description =
        ChildDescription.of(seen.child(), ending, seen.redrives(), parsed && succeeded);
    if (!succeeded) {
      return fail(step, seen, ErrorName.TASK_FAILED, description.text());
    }
    try {
      step.payloads().check(protocol.call().service(), description);
    } catch (StateException tooLarge) {
      return fail(step, seen, tooLarge.error(), tooLarge.cause());
    }
    return tasks.succeeded(
        step, new Stimulus.TaskSucceeded(seen.frame(), seen.nonce(), description));
  }

  private Outcome fail(Step step, Stimulus.ChildSeen seen, String error, @Nullable String cause) {
    return tasks.failed(step, new Stimulus.TaskFailed(seen.frame(), seen.nonce(), error, cause));
  }
}
