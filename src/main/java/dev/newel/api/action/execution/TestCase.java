package dev.newel.api.action.execution;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.api.action.ActionCall;
import dev.newel.aws.ServiceError.ValidationException;
import dev.newel.aws.ServiceException;
import dev.newel.interpreter.environment.TaskMocks;
import dev.newel.store.Catalog.Machine;
import org.jspecify.annotations.Nullable;

/**
 * The test case of a mock file that an execution is started with: {@code stateMachineArn#TestCase},
 * as in Step Functions Local. Without a mock file the whole is a name, as on AWS.
 *
 * @param call without it
 * @param name null where none is named
 */
record TestCase(TaskMocks mocks, ActionCall call, @Nullable String name) {

  private static final String ARN = "stateMachineArn";

  static TestCase of(TaskMocks mocks, ActionCall call) {
    String arn = call.input().path(ARN).asText();
    int hash = arn.indexOf('#');
    if (hash < 0 || mocks == TaskMocks.NONE) {
      return new TestCase(mocks, call, null);
    }
    ObjectNode input = call.input().deepCopy().put(ARN, arn.substring(0, hash));
    return new TestCase(mocks, call.withInput(input), arn.substring(hash + 1));
  }

  /** The name, which the mock file must have for the state machine; null where none is named. */
  @Nullable String nameFor(Machine machine) {
    String machineName = machine.name().text();
    if (name != null && !mocks.hasCase(machineName, name)) {
      throw new ServiceException(
          new ValidationException(
              "The mock file has no test case '%s' for the state machine '%s'"
                  .formatted(name, machineName),
              null));
    }
    return name;
  }
}
