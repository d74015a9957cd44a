package dev.newel.asl;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * Has something else do the work.
 *
 * @param target what does it
 * @see <a href="https://states-language.net/spec.html#task-state">States Language, Task</a>
 */
public record TaskState(
    String name,
    TaskResource target,
    DataFlow data,
    TaskDeadline timeout,
    TaskDeadline heartbeat,
    FailurePolicy failurePolicy,
    Transition transition)
    implements State {

  static TaskState parse(String name, Fields fields) {
    fields.require("Resource");
    TaskDeadline timeout = TaskDeadline.parse(fields, "TimeoutSeconds");
    TaskDeadline heartbeat = TaskDeadline.parse(fields, "HeartbeatSeconds");
    if (timeout instanceof TaskDeadline.Fixed total
        && heartbeat instanceof TaskDeadline.Fixed beat
        && beat.seconds() >= total.seconds()) {
      fields.problem("HeartbeatSeconds", "HeartbeatSeconds must be smaller than TimeoutSeconds");
    }
    refuseCredentialsWithoutRole(fields);
    return new TaskState(
        name,
        resource(fields),
        DataFlow.parse(fields),
        timeout,
        heartbeat,
        FailurePolicy.parse(fields),
        Transition.parse(fields));
  }

  private static TaskResource resource(Fields fields) {
    String arn = fields.text("Resource");
    TaskResource resource = arn == null ? null : TaskResource.parse(arn).orElse(null);
    if (resource == null) {
      if (arn != null) {
        fields.problem("Resource", "Value is not a valid resource ARN");
      }
      return new TaskResource.Other("");
    }
    MachineType type = fields.scope().machineType();
    resource
        .refusal(type)
        .or(() -> NotYet.resource(resource))
        .ifPresent(message -> fields.problem("Resource", message));
    return resource;
  }

  private static void refuseCredentialsWithoutRole(Fields fields) {
    if (fields.peek("Credentials") instanceof ObjectNode credentials
        && !credentials.has("RoleArn")
        && !credentials.has("RoleArn.$")) {
      fields.problem("Credentials", "The field 'RoleArn' is required but was missing");
      fields.value("Credentials");
    }
  }

  @Override
  public String type() {
    return "Task";
  }

  @Override
  public boolean isTerminal() {
    return transition instanceof Transition.End;
  }

  /** The ARN of what does the work. */
  public String resource() {
    return target.arn();
  }

  public Json arguments(Json input, Scope scope) {
    return data.arguments(input, scope);
  }

  public Json output(Json input, Json result, Scope scope) {
    return data.output(input, result, scope);
  }

  /** How long the task may take; null where the state does not say. */
  public @Nullable Long timeoutSeconds(Json input, Scope scope) {
    return timeout.seconds(data.effectiveInput(input, scope), scope);
  }

  /** The longest that the worker may be silent; null where the state does not say. */
  public @Nullable Long heartbeatSeconds(Json input, Scope scope) {
    return heartbeat.seconds(data.effectiveInput(input, scope), scope);
  }
}
