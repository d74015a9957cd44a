package dev.newel.api.action.testing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.api.action.ActionContext;
import dev.newel.asl.State;
import dev.newel.asl.data.DataStep;
import dev.newel.asl.data.Json;
import dev.newel.engine.trial.TrialResult;
import dev.newel.interpreter.model.Variables;
import dev.newel.task.HttpExchange;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What DEBUG and TRACE tell of a test.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_InspectionData.html">InspectionData</a>
 */
final class InspectionData {

  private static final Map<DataStep, String> MEMBERS = members();

  /** AWS has the others as texts. */
  private static final Set<DataStep> NUMBERS =
      EnumSet.of(
          DataStep.MAX_CONCURRENCY,
          DataStep.TOLERATED_FAILURE_COUNT,
          DataStep.TOLERATED_FAILURE_PERCENTAGE);

  /** AWS does not show them for states that run flows. */
  private static final Set<DataStep> OF_INPUT =
      EnumSet.of(DataStep.INPUT_PATH, DataStep.PARAMETERS, DataStep.ARGUMENTS);

  private InspectionData() {}

  private static Map<DataStep, String> members() {
    Map<DataStep, String> members = new EnumMap<>(DataStep.class);
    members.put(DataStep.INPUT_PATH, "afterInputPath");
    members.put(DataStep.PARAMETERS, "afterParameters");
    members.put(DataStep.ARGUMENTS, "afterArguments");
    members.put(DataStep.RESULT, "result");
    members.put(DataStep.RESULT_SELECTOR, "afterResultSelector");
    members.put(DataStep.RESULT_PATH, "afterResultPath");
    members.put(DataStep.ITEMS_PATH, "afterItemsPath");
    members.put(DataStep.ITEM_SELECTOR, "afterItemSelector");
    members.put(DataStep.ITEM_BATCHER, "afterItemBatcher");
    members.put(DataStep.ITEMS_POINTER, "afterItemsPointer");
    members.put(DataStep.MAX_CONCURRENCY, "maxConcurrency");
    members.put(DataStep.TOLERATED_FAILURE_COUNT, "toleratedFailureCount");
    members.put(DataStep.TOLERATED_FAILURE_PERCENTAGE, "toleratedFailurePercentage");
    return members;
  }

  /** What the steps of the state's data flow have made, and who took its failure. */
  static ObjectNode of(State state, Json input, TrialResult result) {
    ObjectNode data = ActionContext.object().put("input", input.text());
    result
        .steps()
        .forEach(
            (step, made) -> {
              if (state.flows().isEmpty() || !OF_INPUT.contains(step)) {
                put(data, step, made);
              }
            });
    if (!result.variables().isEmpty()) {
      data.put("variables", text(result.variables()));
    }
    if (result.handler() instanceof TrialResult.Retry retry) {
      data.putObject("errorDetails")
          .put("retryIndex", retry.index())
          .put("retryBackoffIntervalSeconds", retry.backoff().toSeconds());
    } else if (result.handler() instanceof TrialResult.Catch caught) {
      data.putObject("errorDetails").put("catchIndex", caught.index());
    }
    return data;
  }

  private static void put(ObjectNode data, DataStep step, Json made) {
    String member = MEMBERS.get(step);
    if (member == null) {
      throw new IllegalStateException("no member for " + step);
    }
    if (NUMBERS.contains(step)) {
      data.set(member, made.node());
    } else {
      data.put(member, made.text());
    }
  }

  private static String text(Variables variables) {
    ObjectNode all = ActionContext.object();
    variables.values().forEach((name, value) -> all.set(name, value.node()));
    return Json.write(all);
  }

  /** Adds what went over the wire. */
  static void trace(ObjectNode data, HttpExchange exchange) {
    HttpExchange.Request sent = exchange.request();
    ObjectNode request =
        data.putObject("request")
            .put("protocol", exchange.protocol())
            .put("method", sent.method())
            .put("url", sent.url())
            .put("headers", sent.headers().toString());
    TestAnswer.put(request, "body", sent.body());
    HttpExchange.@Nullable Answer got = exchange.answer();
    if (got != null) {
      data.putObject("response")
          .put("protocol", exchange.protocol())
          .put("statusCode", String.valueOf(got.status()))
          .put("statusMessage", got.message())
          .put("headers", got.headers().toString())
          .put("body", got.body());
    }
  }
}
