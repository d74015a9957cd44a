package dev.newel.engine;

import dev.newel.asl.Json;
import dev.newel.aws.Home;
import dev.newel.bus.Addresses;
import dev.newel.interpreter.model.Ending;
import dev.newel.interpreter.model.ExecutionStart;
import dev.newel.interpreter.model.ExecutionStatus;
import dev.newel.interpreter.model.Turn;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Publishes status changes on the event bus once they are committed, at most once each: an instance
 * that dies between the commit and this publishes nothing. All payloads are included, as the bus
 * does not bound messages as EventBridge does.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/eventbridge-integration.html">Step
 *     Functions Execution Status Change</a>
 */
final class StatusEvents {

  private final EventBus bus;

  StatusEvents(EventBus bus) {
    this.bus = bus;
  }

  /**
   * Publishes what a committed turn changed of its execution's status, if anything.
   *
   * @param begins whether it is the execution's first turn
   */
  void publish(Turn turn, boolean begins) {
    ExecutionStart start = turn.execution().start();
    if (begins) {
      bus.publish(Addresses.STATUS, event(start, null));
    }
    Ending ending = turn.progress().ending();
    if (ending != null) {
      bus.publish(Addresses.STATUS, event(start, ending));
    }
  }

  private static JsonObject event(ExecutionStart start, @Nullable Ending ending) {
    Home home = start.key().home();
    ExecutionStatus status = ending == null ? ExecutionStatus.RUNNING : ending.status();
    long time = ending == null ? start.startTime() : ending.stopTime();
    return new JsonObject()
        .put("version", "0")
        .put("id", id(start, status))
        .put("detail-type", "Step Functions Execution Status Change")
        .put("source", "aws.states")
        .put("account", home.account())
        .put("time", Instant.ofEpochMilli(time).truncatedTo(ChronoUnit.SECONDS).toString())
        .put("region", home.region())
        .put("resources", new JsonArray().add(start.executionArn()))
        .put("detail", detail(start, status, ending));
  }

  /** The same for the same change, so that whoever hears of it twice can tell. */
  private static String id(ExecutionStart start, ExecutionStatus status) {
    return UUID.nameUUIDFromBytes(
            (start.executionArn() + " " + start.startTime() + " " + status)
                .getBytes(StandardCharsets.UTF_8))
        .toString();
  }

  /** Unlike answers of the API, an event has what is absent as null, and times in milliseconds. */
  private static JsonObject detail(
      ExecutionStart start, ExecutionStatus status, @Nullable Ending ending) {
    Json output = ending == null ? null : ending.output();
    return new JsonObject()
        .put("executionArn", start.executionArn())
        .put("stateMachineArn", start.machineArn())
        .put("name", start.key().name())
        .put("status", status.name())
        .put("startDate", start.startTime())
        .put("stopDate", ending == null ? null : ending.stopTime())
        .put("input", start.input().text())
        .put("inputDetails", new JsonObject().put("included", true))
        .put("output", output == null ? null : output.text())
        .put("outputDetails", output == null ? null : new JsonObject().put("included", true))
        .put("error", ending == null ? null : ending.error())
        .put("cause", ending == null ? null : ending.cause());
  }
}
