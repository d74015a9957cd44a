package dev.newel.interpreter.map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.asl.data.Json;
import dev.newel.interpreter.model.Ending;
import dev.newel.interpreter.model.ExecutionStatus;
import dev.newel.interpreter.model.start.ExecutionStart;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * What AWS writes of an execution of a Map Run.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/input-output-resultwriter.html">ResultWriter</a>
 */
final class ChildDetails {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private ChildDetails() {}

  /**
   * Of one that has ended. What the run does not keep of one that it cannot redrive is not told.
   *
   * @param redrives how often it has gone on
   */
  static Json of(ExecutionStart child, Ending ending, int redrives) {
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    put(all, "Cause", ending.cause());
    put(all, "Error", ending.error());
    all.put("ExecutionArn", child.executionArn());
    putInput(all, child.startTime() == 0 ? null : child.input());
    all.put("Name", child.key().name());
    put(all, "Output", ending.output());
    boolean hasSucceeded = ending.status() == ExecutionStatus.SUCCEEDED;
    all.put("RedriveCount", redrives)
        .put("RedriveStatus", hasSucceeded ? "NOT_REDRIVABLE" : "REDRIVABLE_BY_MAP_RUN");
    if (hasSucceeded) {
      all.put("RedriveStatusReason", "Execution is SUCCEEDED and cannot be redriven");
    }
    if (child.startTime() != 0) {
      all.put("StartDate", time(child.startTime()));
    }
    return Json.of(
        all.put("StateMachineArn", child.machineArn())
            .put("Status", ending.status().name())
            .put("StopDate", time(ending.stopTime())));
  }

  /**
   * Of one that its run has stopped. What the run does not keep is not told.
   *
   * @param input null where the run does not have it any more
   */
  static Json stopped(ExecutionStart child, @Nullable Json input, long time, int redrives) {
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    all.put("ExecutionArn", child.executionArn());
    putInput(all, input);
    return Json.of(
        all.put("Name", child.key().name())
            .put("RedriveCount", redrives)
            .put("RedriveStatus", "REDRIVABLE_BY_MAP_RUN")
            .put("StateMachineArn", child.machineArn())
            .put("Status", ExecutionStatus.ABORTED.name())
            .put("StopDate", time(time)));
  }

  /** Of one that has not begun, and will not: it has no name. */
  static JsonNode pending(Json input, String machineArn) {
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    put(all, "Input", input);
    return all.put("StateMachineArn", machineArn).put("Status", "PENDING");
  }

  private static void putInput(ObjectNode all, @Nullable Json input) {
    put(all, "Input", input);
    if (input == null) {
      all.putObject("InputDetails").put("Included", false);
    }
  }

  private static String time(long epochMillis) {
    return TIME.format(Instant.ofEpochMilli(epochMillis));
  }

  private static void put(ObjectNode all, String name, @Nullable String value) {
    if (value != null) {
      all.put(name, value);
    }
  }

  private static void put(ObjectNode all, String name, @Nullable Json payload) {
    if (payload != null) {
      all.put(name, payload.text()).putObject(name + "Details").put("Included", true);
    }
  }
}
