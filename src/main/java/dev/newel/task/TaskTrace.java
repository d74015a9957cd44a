package dev.newel.task;

import dev.newel.aws.client.wire.NameValue;
import java.util.List;

/**
 * The trace that a task's calls belong to, and the span that they are below, in the two forms of
 * headers that there are.
 *
 * @param w3c as {@code traceparent} has it
 * @param xray as {@code X-Amzn-Trace-Id} has it; executions that a task starts begin with this one
 * @see <a href="https://www.w3.org/TR/trace-context/#traceparent-header">W3C trace context</a>
 * @see <a href="https://docs.aws.amazon.com/xray/latest/devguide/xray-concepts.html">Tracing header
 *     of AWS X-Ray</a>
 */
public record TaskTrace(String w3c, String xray) {

  /** The name of the header of AWS X-Ray. */
  public static final String XRAY = "X-Amzn-Trace-Id";

  /** The headers that tell of it. */
  public List<NameValue> headers() {
    return List.of(new NameValue("traceparent", w3c), new NameValue(XRAY, xray));
  }
}
