package dev.newel.interpreter.task;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.asl.data.Json;
import dev.newel.interpreter.model.Ending;
import dev.newel.interpreter.model.Redrivability;
import dev.newel.interpreter.model.Redrives;
import dev.newel.interpreter.model.start.ExecutionStart;
import org.jspecify.annotations.Nullable;

/**
 * What the task that waited for an execution gets of it: the answer of DescribeExecution, in the
 * spelling of optimised integrations.
 *
 * <p>AWS had it so when nested executions came. RedriveCount, RedriveStatus and
 * RedriveStatusReason, which it has added since, are only there where the execution was redriven:
 * who compares what was recorded before sees no difference elsewhere.
 */
final class ChildDescription {

  private ChildDescription() {}

  /**
   * Describes an execution that has ended.
   *
   * @param parsed whether its input and output are JSON, and not texts
   */
  static Json of(ExecutionStart child, Ending ending, Redrives redrives, boolean parsed) {
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    put(all, "Cause", ending.cause());
    put(all, "Error", ending.error());
    all.put("ExecutionArn", child.executionArn());
    payload(all, "Input", child.input(), parsed);
    all.put("Name", child.key().name());
    payload(all, "Output", ending.output(), parsed);
    redrives(all, ending, redrives);
    all.put("StartDate", child.startTime());
    put(all, "StateMachineAliasArn", child.aliasArn());
    all.put("StateMachineArn", child.machineArn());
    put(all, "StateMachineVersionArn", child.versionArn());
    return Json.of(all.put("Status", ending.status().name()).put("StopDate", ending.stopTime()));
  }

  private static void redrives(ObjectNode all, Ending ending, Redrives redrives) {
    if (redrives.count() == 0) {
      return;
    }
    String refusal = Redrivability.refusal(ending, redrives);
    all.put("RedriveCount", redrives.count())
        .put("RedriveDate", redrives.time())
        .put("RedriveStatus", refusal == null ? "REDRIVABLE" : "NOT_REDRIVABLE");
    put(all, "RedriveStatusReason", refusal);
  }

  private static void put(ObjectNode all, String name, @Nullable String value) {
    if (value != null) {
      all.put(name, value);
    }
  }

  private static void payload(ObjectNode all, String name, @Nullable Json value, boolean parsed) {
    if (value == null) {
      return;
    }
    if (parsed) {
      all.set(name, value.node());
    } else {
      all.put(name, value.text());
    }
    all.putObject(name + "Details").put("Included", true);
  }
}
