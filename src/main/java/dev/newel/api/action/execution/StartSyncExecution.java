package dev.newel.api.action.execution;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.api.action.Action;
import dev.newel.api.action.ActionCall;
import dev.newel.api.action.ActionContext;
import dev.newel.api.action.RequestId;
import dev.newel.api.action.WireTime;
import dev.newel.api.action.machine.MachineArn;
import dev.newel.asl.data.ErrorName;
import dev.newel.asl.data.Json;
import dev.newel.aws.ServiceError.ServiceUnavailable;
import dev.newel.aws.ServiceError.StateMachineDoesNotExist;
import dev.newel.aws.ServiceError.StateMachineTypeNotSupported;
import dev.newel.aws.ServiceException;
import dev.newel.engine.definition.Target;
import dev.newel.engine.message.EngineReply;
import dev.newel.engine.message.ExpressRequest;
import dev.newel.interpreter.model.Ending;
import dev.newel.interpreter.model.ExecutionStatus;
import dev.newel.interpreter.model.start.ExecutionStart;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/**
 * Runs an execution of an Express machine, and answers when it has ended: with status 200 where it
 * has failed, too. Where the client hangs up, it ends.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartSyncExecution.html">StartSyncExecution</a>
 */
public record StartSyncExecution(ActionContext context) implements Action {

  /** AWS bills by the hundred milliseconds that have begun. */
  private static final long BILLED_MS = 100;

  /** And by so much memory; what an execution takes here is not measured. */
  private static final int BILLED_MB = 64;

  @Override
  public Future<ObjectNode> perform(ActionCall call) {
    StartExecution starts = new StartExecution(context);
    String name = StartExecution.name(call);
    Json input = StartExecution.input(call.input());
    long now = context.clock().millis();
    TestCase testCase = TestCase.of(context.mocks(), call);
    return MachineArn.find(context, testCase.call())
        .map(MachineArn::refuseDeleted)
        .map(StartSyncExecution::refuseStandard)
        .map(
            target ->
                starts.start(call, target, name, input, now, testCase.nameFor(target.machine())))
        .compose(start -> run(start.express(RequestId.next()), call));
  }

  private static Target refuseStandard(Target target) {
    if (!target.machine().isExpress()) {
      throw new ServiceException(new StateMachineTypeNotSupported());
    }
    return target;
  }

  private Future<ObjectNode> run(ExecutionStart start, ActionCall call) {
    boolean data = !call.input().path("includedData").asText().equals("METADATA_ONLY");
    return context
        .engines()
        .run(new ExpressRequest.Run(start, call::onClientGone))
        .map(reply -> answer(start, ending(start, reply), data));
  }

  /** Only a server that stops aborts what somebody waits for. */
  private static Ending ending(ExecutionStart start, EngineReply reply) {
    if (!(reply instanceof EngineReply.Ended ended)) {
      throw ActionContext.unexpected(reply, new StateMachineDoesNotExist(start.machineArn()));
    } else if (ended.ending().status() == ExecutionStatus.ABORTED) {
      throw new ServiceException(
          new ServiceUnavailable("This server stops, and the execution with it."));
    }
    return ended.ending();
  }

  private static ObjectNode answer(ExecutionStart start, Ending ending, boolean data) {
    ObjectNode answer =
        ActionContext.object()
            .put("executionArn", start.executionArn())
            .put("stateMachineArn", start.machineArn())
            .put("name", start.key().name());
    answer.set("startDate", WireTime.seconds(start.startTime()));
    answer.set("stopDate", WireTime.seconds(ending.stopTime()));
    answer.put("status", ending.status().name());
    boolean isLate = ending.status() == ExecutionStatus.TIMED_OUT;
    put(answer, "error", isLate ? ErrorName.TIMEOUT : ending.error());
    put(answer, "cause", ending.cause());
    payload(answer, "input", start.input(), data);
    payload(answer, "output", ending.output(), data);
    put(answer, "traceHeader", start.traceHeader());
    long steps = (ending.stopTime() - start.startTime()) / BILLED_MS + 1;
    answer
        .putObject("billingDetails")
        .put("billedMemoryUsedInMB", BILLED_MB)
        .put("billedDurationInMilliseconds", steps * BILLED_MS);
    return answer;
  }

  /** AWS says that an output is included where there is none, too. */
  private static void payload(ObjectNode answer, String name, @Nullable Json value, boolean data) {
    if (value != null && data) {
      answer.put(name, value.text());
    }
    answer.putObject(name + "Details").put("included", data);
  }

  private static void put(ObjectNode answer, String name, @Nullable String value) {
    if (value != null) {
      answer.put(name, value);
    }
  }
}
