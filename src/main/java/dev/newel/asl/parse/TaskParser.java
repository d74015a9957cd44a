package dev.newel.asl.parse;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.TaskResource;
import dev.newel.asl.TaskState;
import dev.newel.asl.parse.QueryFields.Deadline;
import java.util.regex.Pattern;

/** Reads Task states. */
final class TaskParser {

  /** Calls of services, which get nothing but what they are given; others get the input. */
  private static final String INTEGRATION = "arn:aws:states:::";

  private static final Pattern ACTIVITY =
      Pattern.compile("arn:[^:]*:states:[^:]*:[^:]*:activity:.*");

  private TaskParser() {}

  static TaskState parse(String name, Fields fields) {
    fields.require("Resource");
    QueryFields queries = QueryFields.of(fields);
    Deadline timeout = queries.deadline("TimeoutSeconds");
    Deadline heartbeat = queries.deadline("HeartbeatSeconds");
    if (timeout.fixed() != null
        && heartbeat.fixed() != null
        && heartbeat.fixed() >= timeout.fixed()) {
      fields.problem("HeartbeatSeconds", "HeartbeatSeconds must be smaller than TimeoutSeconds");
    }
    return new TaskState(
        name,
        resource(fields, queries),
        queries.dataFlow(),
        timeout.seconds(),
        heartbeat.seconds(),
        queries.role(),
        FailurePolicyParser.parse(fields),
        TransitionParser.parse(fields));
  }

  private static TaskResource resource(Fields fields, QueryFields queries) {
    String arn = fields.text("Resource");
    if (arn == null) {
      return () -> "";
    }
    if (fields.peek("Credentials") != null && ACTIVITY.matcher(arn).matches()) {
      fields.problem("Credentials", "The field 'Credentials' is not supported for activities");
    }
    TaskResources.Answer answer = fields.scope().findResource(arn);
    if (answer instanceof TaskResources.Refused refused) {
      fields.problem("Resource", refused.message());
    }
    if (!(answer instanceof TaskResources.Found found)) {
      return () -> arn;
    }
    if (fields.usesJsonata() && fields.peek("Arguments") == null && arn.startsWith(INTEGRATION)) {
      fields.problem("Resource", "Arguments field is required for resource ARN: " + arn);
    }
    JsonNode template = queries.argumentTemplate();
    if (template != null && template.isObject()) {
      String field = fields.usesJsonata() ? "Arguments" : "Parameters";
      found.resource().refusals(template).forEach(refusal -> fields.problem(field, refusal));
    }
    return found.resource();
  }
}
