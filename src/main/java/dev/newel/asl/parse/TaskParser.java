package dev.newel.asl.parse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.asl.Computed;
import dev.newel.asl.Expression;
import dev.newel.asl.TaskResource;
import dev.newel.asl.TaskState;
import dev.newel.asl.path.ReferencePath;
import dev.newel.asl.path.template.ComputedByPath;
import org.jspecify.annotations.Nullable;

/** Reads Task states. */
final class TaskParser {

  private TaskParser() {}

  static TaskState parse(String name, Fields fields) {
    fields.require("Resource");
    Deadline timeout = Deadline.parse(fields, "TimeoutSeconds");
    Deadline heartbeat = Deadline.parse(fields, "HeartbeatSeconds");
    if (timeout.fixed != null && heartbeat.fixed != null && heartbeat.fixed >= timeout.fixed) {
      fields.problem("HeartbeatSeconds", "HeartbeatSeconds must be smaller than TimeoutSeconds");
    }
    return new TaskState(
        name,
        resource(fields),
        new PathFields(fields).dataFlow(),
        timeout.seconds(),
        heartbeat.seconds(),
        role(fields),
        FailurePolicyParser.parse(fields),
        TransitionParser.parse(fields));
  }

  /** TimeoutSeconds or HeartbeatSeconds, each with a Path form. */
  private record Deadline(String name, @Nullable Integer fixed, @Nullable ReferencePath path) {

    static Deadline parse(Fields fields, String name) {
      fields.allowOneOf(name, name + "Path");
      Integer fixed = fields.integer(name, 1, TaskState.MAXIMUM_SECONDS);
      return new Deadline(name, fixed, new PathFields(fields).referencePath(name + "Path"));
    }

    @Nullable Computed<Long> seconds() {
      if (path != null) {
        return ComputedByPath.deadline(name + "Path", path, TaskState.MAXIMUM_SECONDS);
      }
      return fixed == null ? null : Computed.fixed(fixed.longValue());
    }
  }

  private static TaskResource resource(Fields fields) {
    String arn = fields.text("Resource");
    if (arn == null) {
      return () -> "";
    }
    TaskResources.Answer answer = fields.scope().findResource(arn);
    if (answer instanceof TaskResources.Refused refused) {
      fields.problem("Resource", refused.message());
    }
    if (!(answer instanceof TaskResources.Found found)) {
      return () -> arn;
    }
    JsonNode template = fields.peek("Parameters");
    if (template != null) {
      found.resource().refusals(template).forEach(refusal -> fields.problem("Parameters", refusal));
    }
    return found.resource();
  }

  /** The role in Credentials. */
  private static @Nullable Computed<String> role(Fields fields) {
    if (!(fields.value("Credentials") instanceof ObjectNode credentials)) {
      fields.object("Credentials");
      return null;
    }
    if (!credentials.has("RoleArn") && !credentials.has("RoleArn.$")) {
      fields.problem("Credentials", "The field 'RoleArn' is required but was missing");
      return null;
    }
    Expression template = new PathFields(fields).template("Credentials");
    return template == null ? null : ComputedByPath.role(template);
  }
}
