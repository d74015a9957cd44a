package dev.newel.interpreter.task;

import dev.newel.asl.TaskState;
import dev.newel.asl.data.ErrorName;
import dev.newel.asl.data.Json;
import dev.newel.interpreter.environment.TaskMocks;
import dev.newel.interpreter.flow.Step;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.Phase;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.interpreter.model.start.ExecutionStart;
import org.jspecify.annotations.Nullable;

/**
 * A task that is not done, as its execution was started with a test case, or its state is tested
 * with a mock: its answer is laid into the turn that schedules it, and its history is that of a
 * task that was done.
 */
record MockedTask(TaskRunner tasks, Step step, TaskState task) {

  /** A state of an execution that was started with a test case that is not there any more. */
  private static final TaskMocks.Answers MISSING = index -> null;

  /** What the state is answered with; null where its task is done. */
  static TaskMocks.@Nullable Answers answers(Step step, TaskState task) {
    TaskMocks.Answer mock = step.trial().mock();
    if (mock != null) {
      return index -> mock;
    }
    ExecutionStart start = step.turn().execution().start();
    String testCase = start.testCase();
    if (testCase == null) {
      return null;
    }
    TaskMocks mocks = step.environment().rehearsal().mocks();
    String machine = start.key().bareMachine();
    return mocks.hasCase(machine, testCase) ? mocks.of(machine, testCase, task.name()) : MISSING;
  }

  void answer(int frame, long nonce, TaskMocks.Answers answers) {
    int index = step.turn().countMocked(task.name());
    TaskMocks.Answer answer = answers.get(index);
    if (answer instanceof TaskMocks.Returned returned) {
      Json result = returned.result();
      giveResult(
          frame, nonce, step.trial().isOn() ? result : TaskProtocol.of(task).mockedResult(result));
    } else if (answer instanceof TaskMocks.Thrown thrown) {
      start(frame, nonce);
      tasks.failed(step, new Stimulus.TaskFailed(frame, nonce, thrown.error(), thrown.cause()));
    } else {
      start(frame, nonce);
      tasks.failed(
          step,
          new Stimulus.TaskFailed(frame, nonce, ErrorName.RUNTIME, explanation(answers, index)));
    }
  }

  private void giveResult(int frame, long nonce, Json result) {
    start(frame, nonce);
    if (TaskProtocol.of(task).submitted(result) != null) {
      tasks.submitted(step, new Stimulus.TaskSubmitted(frame, nonce, result));
    }
    tasks.succeeded(step, new Stimulus.TaskSucceeded(frame, nonce, result));
  }

  /** As if a worker had come. */
  private void start(int id, long nonce) {
    Frame frame = step.turn().existing(id);
    if (frame.phase() == Phase.SCHEDULED) {
      tasks.taken(step, new Stimulus.TaskStarted(id, nonce, nonce, null));
    }
  }

  private String explanation(TaskMocks.Answers answers, int index) {
    String testCase = step.turn().execution().start().testCase();
    return answers == MISSING
        ? "The mock file has no test case '%s' for this state machine any more".formatted(testCase)
        : "The test case '%s' has no mocked response %d for the state '%s'"
            .formatted(testCase, index, task.name());
  }
}
