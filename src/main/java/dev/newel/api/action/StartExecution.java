package dev.newel.api.action;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.api.Action;
import dev.newel.api.ActionCall;
import dev.newel.api.ResourceName;
import dev.newel.api.WireTime;
import dev.newel.asl.Json;
import dev.newel.bus.EngineReply;
import dev.newel.bus.EngineRequest;
import dev.newel.bus.ServiceError.ExecutionAlreadyExists;
import dev.newel.bus.ServiceError.InvalidExecutionInput;
import dev.newel.bus.ServiceError.StateMachineDoesNotExist;
import dev.newel.bus.ServiceException;
import dev.newel.engine.core.ExecutionKey;
import dev.newel.engine.core.ExecutionStart;
import dev.newel.store.Catalog.Machine;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Starts an execution. The same name and input, while it runs, give the execution that is there; so
 * does a repeat of the same call by an SDK, ended or not.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html">StartExecution</a>
 */
record StartExecution(Server server) implements Action {

  @Override
  public Future<ObjectNode> perform(ActionCall call) {
    String name = name(call);
    Json input = input(call.input());
    return MachineArn.find(server, call)
        .compose(
            machine -> {
              ExecutionStart start = start(call, machine, name, input);
              return server
                  .engines()
                  .start(new EngineRequest.Start(start))
                  .map(reply -> answer(start, reply));
            });
  }

  /** A call that an SDK repeats has no name of its own either time: its id makes the same one. */
  private static String name(ActionCall call) {
    String given = call.input().path("name").textValue();
    if (given != null) {
      ResourceName.check(given);
      return given;
    }
    String invocation = call.invocationId();
    return invocation == null
        ? Server.newId()
        : UUID.nameUUIDFromBytes(
                (call.input().path("stateMachineArn").textValue() + " " + invocation)
                    .getBytes(StandardCharsets.UTF_8))
            .toString();
  }

  private static Json input(ObjectNode input) {
    String text = input.path("input").textValue();
    if (text == null) {
      return Json.EMPTY_OBJECT;
    }
    if (text.isBlank()) {
      throw new ServiceException(new InvalidExecutionInput("Invalid execution input."));
    }
    return PayloadText.parse(text, InvalidExecutionInput::new);
  }

  private ExecutionStart start(ActionCall call, Machine machine, String name, Json input) {
    ExecutionKey key = new ExecutionKey(machine.name(), name);
    return new ExecutionStart(
        key,
        ExecutionArn.text(server, key),
        server.machineArn(machine.name()),
        machine.roleArn(),
        machine.revision(),
        input,
        server.clock().millis(),
        call.input().path("traceHeader").textValue(),
        call.invocationId());
  }

  private ObjectNode answer(ExecutionStart asked, EngineReply reply) {
    if (reply instanceof EngineReply.NameTaken) {
      throw new ServiceException(new ExecutionAlreadyExists(asked.executionArn()));
    } else if (reply instanceof EngineReply.Started started) {
      ObjectNode answer = Server.object().put("executionArn", started.start().executionArn());
      answer.set("startDate", WireTime.seconds(started.start().startTime()));
      return answer;
    }
    throw Server.unexpected(reply, new StateMachineDoesNotExist(asked.machineArn()));
  }
}
