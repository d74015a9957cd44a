package dev.newel.task.optimised;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.asl.data.Json;
import dev.newel.asl.data.StateException;
import dev.newel.interpreter.task.TaskArn.Pattern;
import dev.newel.task.TaskOwner;
import dev.newel.task.lambda.FunctionFailure;
import dev.newel.task.lambda.FunctionPayload;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What AWS makes of arguments and answers of some integrations, beyond their spelling. */
final class Adaptations {

  private Adaptations() {}

  /** The payload of a function. */
  static ObjectNode payload(ObjectNode given, Pattern pattern, @Nullable TaskOwner execution) {
    return given.set(
        FunctionPayload.MEMBER, FunctionPayload.given(given.path(FunctionPayload.MEMBER)));
  }

  /** What a function returned, or its failure. */
  static ObjectNode returned(Answer answer) {
    ObjectNode result = answer.result();
    FunctionFailure failure = FunctionFailure.of(result, true);
    if (failure != null) {
      throw StateException.bare(failure.error(), failure.cause());
    }
    JsonNode payload = result.path(FunctionPayload.MEMBER);
    if (payload.isTextual() && !payload.textValue().isEmpty()) {
      result.set(FunctionPayload.MEMBER, FunctionPayload.read(payload));
    }
    return answer.withMetadata();
  }

  /** A text that may be given as JSON: an object or a list, of which the service gets the text. */
  static Integration.Before written(String member) {
    return (given, pattern, execution) -> written(given, member);
  }

  private static ObjectNode written(ObjectNode given, String member) {
    JsonNode value = given.path(member);
    return value.isContainerNode() ? given.put(member, Json.write(value)) : given;
  }

  /** The detail of each entry may be JSON, and each says which execution it is of. */
  static ObjectNode entries(ObjectNode given, Pattern pattern, @Nullable TaskOwner execution) {
    for (JsonNode entry : given.path("Entries")) {
      if (entry instanceof ObjectNode object) {
        written(object, "Detail");
        if (execution != null) {
          addResources(object, execution);
        }
      }
    }
    return given;
  }

  private static void addResources(ObjectNode entry, TaskOwner execution) {
    ArrayNode resources =
        entry.path("Resources") instanceof ArrayNode some ? some : entry.putArray("Resources");
    resources.add(execution.machineArn()).add(execution.arn());
  }

  /** Events of which some were refused are the task's failure. */
  static ObjectNode sent(Answer answer) {
    if (answer.result().path("FailedEntryCount").asInt() > 0) {
      throw StateException.bare("EventBridge.FailedEntry", Json.write(answer.result()));
    }
    return answer.result();
  }

  /** A job that is waited for is told who manages it. */
  static ObjectNode job(ObjectNode given, Pattern pattern, @Nullable TaskOwner execution) {
    if (pattern.isWatched()) {
      ObjectNode overrides =
          given.path("ContainerOverrides") instanceof ObjectNode some
              ? some
              : given.putObject("ContainerOverrides");
      ArrayNode variables =
          overrides.path("Environment") instanceof ArrayNode some
              ? some
              : overrides.putArray("Environment");
      variables.addObject().put("Name", "MANAGED_BY_AWS").put("Value", "STARTED_BY_STEP_FUNCTIONS");
    }
    return given;
  }

  /** Likewise a container task. */
  static ObjectNode task(ObjectNode given, Pattern pattern, @Nullable TaskOwner execution) {
    return pattern.isWatched() && !given.has("StartedBy")
        ? given.put("StartedBy", "AWS Step Functions")
        : given;
  }

  /** Container tasks that could not be placed fail whoever waits for them. */
  static ObjectNode placed(Answer answer) {
    boolean waits = answer.pattern() != Pattern.REQUEST_RESPONSE;
    if (waits && !answer.result().path("Failures").isEmpty()) {
      throw StateException.bare("AmazonECS.Unknown", Json.write(answer.withMetadata()));
    }
    return answer.withMetadata();
  }

  /** A container task has failed where one of its containers has, or none came to run. */
  static boolean hasFailedContainers(JsonNode task) {
    for (JsonNode container : task.path("Containers")) {
      if (container.path("ExitCode").asInt(0) != 0) {
        return true;
      }
    }
    String stop = task.path("StopCode").asText("EssentialContainerExited");
    return !stop.equals("EssentialContainerExited");
  }

  /** The name of the job stands beside its run. */
  static ObjectNode namedJob(Answer answer) {
    answer.result().set("JobName", answer.arguments().path("JobName"));
    return answer.withMetadata();
  }

  /** A job is marked as managed. */
  static ObjectNode tagged(ObjectNode given, Pattern pattern, @Nullable TaskOwner execution) {
    if (pattern.isWatched()) {
      ObjectNode tags =
          given.path("Tags") instanceof ObjectNode some ? some : given.putObject("Tags");
      tags.put("ManagedByService", "AWSStepFunctions");
    }
    return given;
  }

  /** Arguments that the service calls otherwise: {@code Step} is one of {@code Steps[]}. */
  static Integration.Before renamed(String... names) {
    return new Renaming(List.of(names));
  }

  /** Members of the answer that the integration calls otherwise; the first of a list. */
  static Integration.After renamedResult(String from, String to) {
    return answer -> {
      JsonNode value = answer.result().remove(from);
      if (value != null) {
        answer.result().set(to, value.isArray() ? value.path(0) : value);
      }
      return answer.withMetadata();
    };
  }
}
