package dev.newel.api.action.execution;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.api.action.Action;
import dev.newel.api.action.ActionCall;
import dev.newel.api.action.ActionContext;
import dev.newel.api.action.PayloadText;
import dev.newel.api.action.RequestId;
import dev.newel.api.action.WireTime;
import dev.newel.api.action.machine.MachineArn;
import dev.newel.asl.data.Json;
import dev.newel.aws.ResourceName;
import dev.newel.aws.ServiceError.ExecutionAlreadyExists;
import dev.newel.aws.ServiceError.InvalidExecutionInput;
import dev.newel.aws.ServiceError.StateMachineDoesNotExist;
import dev.newel.aws.ServiceException;
import dev.newel.engine.definition.Target;
import dev.newel.engine.message.EngineReply;
import dev.newel.engine.message.EngineRequest;
import dev.newel.engine.message.ExpressRequest;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.interpreter.model.start.ExecutionStart;
import dev.newel.store.Catalog.Machine;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Starts an execution. The same name and input, while it runs, give the execution that is there; so
 * does a repeat of the same call by an SDK, ended or not.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html">StartExecution</a>
 */
public record StartExecution(ActionContext context) implements Action {

  @Override
  public Future<ObjectNode> perform(ActionCall call) {
    String name = name(call);
    Json input = input(call.input());
    // before the machine is looked at: its revision is kept for those that began by then
    long now = context.clock().millis();
    TestCase testCase = TestCase.of(context.mocks(), call);
    return MachineArn.find(context, testCase.call())
        .map(MachineArn::refuseDeleted)
        .compose(
            target -> {
              String mocked = testCase.nameFor(target.machine());
              ExecutionStart start = start(call, target, name, input, now, mocked);
              return (target.machine().isExpress()
                      ? startExpress(start, call)
                      : startStandard(start))
                  .map(reply -> answer(start, reply));
            });
  }

  private Future<EngineReply> startStandard(ExecutionStart start) {
    return context.engines().start(new EngineRequest.Start(start));
  }

  /** Other than Standard ones, several may have one name: only a repeat of the call finds it. */
  private Future<EngineReply> startExpress(ExecutionStart start, ActionCall call) {
    String invocation = call.invocationId();
    String id =
        invocation == null
            ? RequestId.next()
            : UUID.nameUUIDFromBytes(("express " + invocation).getBytes(StandardCharsets.UTF_8))
                .toString();
    return context.engines().start(new ExpressRequest.Start(start.express(id)));
  }

  /** A call that an SDK repeats has no name of its own either time: its id makes the same one. */
  static String name(ActionCall call) {
    String given = call.input().path("name").textValue();
    if (given != null) {
      ResourceName.check(given);
      return given;
    }
    String invocation = call.invocationId();
    return invocation == null
        ? ActionContext.newId()
        : UUID.nameUUIDFromBytes(
                (call.input().path("stateMachineArn").textValue() + " " + invocation)
                    .getBytes(StandardCharsets.UTF_8))
            .toString();
  }

  static Json input(ObjectNode input) {
    String text = input.path("input").textValue();
    if (text == null) {
      return Json.EMPTY_OBJECT;
    }
    if (text.isBlank()) {
      throw new ServiceException(new InvalidExecutionInput("Invalid execution input."));
    }
    return PayloadText.parse(text, InvalidExecutionInput::new);
  }

  ExecutionStart start(
      ActionCall call,
      Target target,
      String name,
      Json input,
      long now,
      @Nullable String testCase) {
    Machine machine = target.machine();
    ExecutionKey key = new ExecutionKey(call.home(), machine.name().text(), name);
    return new ExecutionStart(
        key,
        key.arn(),
        key.machineArn(),
        machine.roleArn(),
        machine.revision(),
        input,
        now,
        call.input().path("traceHeader").textValue(),
        call.invocationId(),
        testCase,
        target.qualifier(),
        null);
  }

  private ObjectNode answer(ExecutionStart asked, EngineReply reply) {
    if (reply instanceof EngineReply.NameTaken) {
      throw new ServiceException(new ExecutionAlreadyExists(asked.executionArn()));
    } else if (reply instanceof EngineReply.Started started) {
      ObjectNode answer =
          ActionContext.object().put("executionArn", started.start().executionArn());
      answer.set("startDate", WireTime.seconds(started.start().startTime()));
      return answer;
    }
    throw ActionContext.unexpected(reply, new StateMachineDoesNotExist(asked.machineArn()));
  }
}
