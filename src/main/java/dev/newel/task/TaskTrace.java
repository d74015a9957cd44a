package dev.newel.task;

import dev.newel.aws.client.wire.NameValue;
import java.util.List;
import java.util.function.BiConsumer;

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

  private static final String W3C = "traceparent";

  /** The headers that tell of it. */
  public List<NameValue> headers() {
    return List.of(new NameValue(W3C, w3c), new NameValue(XRAY, xray));
  }

  /** Tells somebody of both headers, each by its name and value. */
  public void tell(BiConsumer<String, String> header) {
    header.accept(W3C, w3c);
    header.accept(XRAY, xray);
  }
}
