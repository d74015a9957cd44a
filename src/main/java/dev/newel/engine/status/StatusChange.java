package dev.newel.engine.status;

import dev.newel.asl.data.Json;
import dev.newel.aws.Home;
import dev.newel.interpreter.model.Ending;
import dev.newel.interpreter.model.ExecutionStatus;
import dev.newel.interpreter.model.Redrives;
import dev.newel.interpreter.model.start.ExecutionStart;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An execution has begun, or has ended.
 *
 * @param ending how; null where it has begun, or goes on
 * @param redrives of the execution
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/eventbridge-integration.html">Step
 *     Functions Execution Status Change</a>
 */
public record StatusChange(ExecutionStart start, @Nullable Ending ending, Redrives redrives) {

  /** Of an execution that was never redriven. */
  public StatusChange(ExecutionStart start, @Nullable Ending ending) {
    this(start, ending, Redrives.NONE);
  }

  public ExecutionStatus status() {
    return ending == null ? ExecutionStatus.RUNNING : ending.status();
  }

  /** When it was, epoch milliseconds. */
  public long time() {
    if (ending != null) {
      return ending.stopTime();
    }
    return redrives.count() == 0 ? start.startTime() : redrives.time();
  }

  /**
   * The change in EventBridge's shape.
   *
   * @param payloadBytes what input and output may have together, as they stand in the event: else
   *     the input is left out, and the output too where it alone has more
   */
  public JsonObject event(int payloadBytes) {
    Home home = start.key().home();
    return new JsonObject()
        .put("version", "0")
        .put("id", id())
        .put("detail-type", "Step Functions Execution Status Change")
        .put("source", "aws.states")
        .put("account", home.account())
        .put("time", Instant.ofEpochMilli(time()).truncatedTo(ChronoUnit.SECONDS).toString())
        .put("region", home.region())
        .put("resources", new JsonArray().add(start.executionArn()))
        .put("detail", detail(payloadBytes));
  }

  /** The same for the same change, so that whoever hears of it twice can tell. */
  private String id() {
    return UUID.nameUUIDFromBytes(
            (start.executionArn() + " " + start.startTime() + " " + status() + attempt())
                .getBytes(StandardCharsets.UTF_8))
        .toString();
  }

  private String attempt() {
    return redrives.count() == 0 ? "" : " " + redrives.count();
  }

  /** Unlike answers of the API, an event has what is absent as null, and times in milliseconds. */
  private JsonObject detail(int payloadBytes) {
    Json output = ending == null ? null : ending.output();
    boolean hasOutput = fits(payloadBytes, output);
    boolean hasInput = fits(payloadBytes, start.input(), output);
    return new JsonObject()
        .put("executionArn", start.executionArn())
        .put("stateMachineArn", start.machineArn())
        .put("stateMachineVersionArn", start.versionArn())
        .put("stateMachineAliasArn", start.aliasArn())
        .put("name", start.key().name())
        .put("status", status().name())
        .put("startDate", start.startTime())
        .put("stopDate", ending == null ? null : ending.stopTime())
        .put("redriveCount", redrives.count())
        .put("redriveDate", redrives.count() == 0 ? null : redrives.time())
        .put("input", hasInput ? start.input().text() : null)
        .put("inputDetails", new JsonObject().put("included", hasInput))
        .put("output", output == null || !hasOutput ? null : output.text())
        .put("outputDetails", output == null ? null : new JsonObject().put("included", hasOutput))
        .put("error", ending == null ? null : ending.error())
        .put("cause", ending == null ? null : ending.cause());
  }

  private static boolean fits(int bytes, @Nullable Json... payloads) {
    if (bytes == Integer.MAX_VALUE) {
      return true;
    }
    long escaped = 0;
    for (Json payload : payloads) {
      if (payload != null) {
        escaped +=
            io.vertx.core.json.Json.encode(payload.text()).getBytes(StandardCharsets.UTF_8).length;
      }
    }
    return escaped <= bytes;
  }
}
