package dev.newel.interpreter.task;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.asl.data.Json;
import dev.newel.interpreter.model.start.ExecutionStart;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * The answer of StartExecution, in the spelling of optimised integrations: with what the HTTP
 * headers of AWS would have been, as no HTTP is between a task and the execution that it starts.
 */
final class StartAnswer {

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
          .withZone(ZoneOffset.UTC);

  private static final double MILLIS = 1_000;

  private StartAnswer() {}

  /**
   * The answer to the start of an execution.
   *
   * @param now when it is given, epoch milliseconds
   * @param random where the id of the request comes from
   */
  static Json of(ExecutionStart child, long now, RandomGenerator random) {
    String request = new UUID(random.nextLong(), random.nextLong()).toString();
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("x-amzn-RequestId", request);
    headers.put("connection", "keep-alive");
    headers.put("Content-Length", Integer.toString(body(child).length()));
    headers.put("Date", DATE.format(Instant.ofEpochMilli(now)));
    headers.put("Content-Type", "application/x-amz-json-1.0");
    ObjectNode answer =
        JsonNodeFactory.instance.objectNode().put("ExecutionArn", child.executionArn());
    ObjectNode http = answer.putObject("SdkHttpMetadata");
    ObjectNode all = http.putObject("AllHttpHeaders");
    headers.forEach((name, value) -> all.putArray(name).add(value));
    sorted(headers).forEach(http.putObject("HttpHeaders")::put);
    http.put("HttpStatusCode", 200);
    answer.putObject("SdkResponseMetadata").put("RequestId", request);
    return Json.of(answer.put("StartDate", child.startTime()));
  }

  private static Map<String, String> sorted(Map<String, String> headers) {
    Map<String, String> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    sorted.putAll(headers);
    return sorted;
  }

  /** AWS writes the date as Java does a double, with an exponent. */
  private static String body(ExecutionStart child) {
    return "{\"executionArn\":\"%s\",\"startDate\":%s}"
        .formatted(child.executionArn(), child.startTime() / MILLIS);
  }
}
