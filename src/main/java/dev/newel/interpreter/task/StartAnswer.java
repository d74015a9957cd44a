package dev.newel.interpreter.task;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.asl.Json;
import dev.newel.interpreter.model.ExecutionStart;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
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
      DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

  private StartAnswer() {}

  /**
   * The answer to the start of an execution.
   *
   * @param now when it is given, epoch milliseconds
   * @param random where the id of the request comes from
   */
  static Json of(ExecutionStart child, long now, RandomGenerator random) {
    String request = new UUID(random.nextLong(), random.nextLong()).toString();
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.put("connection", "keep-alive");
    headers.put("Content-Length", Integer.toString(body(child).length()));
    headers.put("Content-Type", "application/x-amz-json-1.0");
    headers.put("Date", DATE.format(Instant.ofEpochMilli(now)));
    headers.put("x-amzn-RequestId", request);
    ObjectNode answer =
        JsonNodeFactory.instance.objectNode().put("ExecutionArn", child.executionArn());
    ObjectNode http = answer.putObject("SdkHttpMetadata");
    ObjectNode all = http.putObject("AllHttpHeaders");
    headers.forEach((name, value) -> all.putArray(name).add(value));
    headers.forEach(http.putObject("HttpHeaders")::put);
    http.put("HttpStatusCode", 200);
    answer.putObject("SdkResponseMetadata").put("RequestId", request);
    return Json.of(answer.put("StartDate", child.startTime()));
  }

  private static String body(ExecutionStart child) {
    return "{\"executionArn\":\"%s\",\"startDate\":%s}"
        .formatted(child.executionArn(), BigDecimal.valueOf(child.startTime(), 3));
  }
}
