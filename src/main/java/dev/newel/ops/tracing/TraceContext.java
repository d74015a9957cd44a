package dev.newel.ops.tracing;

import dev.newel.interpreter.model.start.ExecutionStart;
import dev.newel.task.TaskTrace;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The trace that an execution belongs to, by the header that it was started with, or one of its
 * own. Ids follow from the execution's ARN, so that every instance gives its spans the same ones
 * and nothing is to be kept.
 *
 * @param execution the ARN
 * @param traceId 32 hexadecimal digits
 * @param parent the span that the execution was started by, 16 hexadecimal digits; null for none
 * @param isSampled whether somebody wants its spans
 * @see <a href="https://www.w3.org/TR/trace-context/#traceparent-header">W3C trace context</a>
 * @see <a href="https://docs.aws.amazon.com/xray/latest/devguide/xray-concepts.html">Tracing header
 *     of AWS X-Ray</a>
 */
record TraceContext(String execution, String traceId, @Nullable String parent, boolean isSampled) {

  private static final Pattern W3C =
      Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2}).*");
  private static final Pattern ROOT = Pattern.compile("Root=1-([0-9a-f]{8})-([0-9a-f]{24})");
  private static final Pattern PARENT = Pattern.compile("Parent=([0-9a-f]{16})");

  /** As AWS has it. */
  private static final int LONGEST = 256;

  private static final String NOT_SAMPLED = "Sampled=0";

  /** An id of X-Ray begins with the time, in seconds. */
  private static final int TIME_DIGITS = 8;

  private static final int TRACE_DIGITS = 32;
  private static final int SPAN_DIGITS = 16;

  /** Whether a text is a header that names a trace. */
  static boolean isHeader(String text) {
    return text.length() <= LONGEST && (W3C.matcher(text).matches() || ROOT.matcher(text).find());
  }

  static TraceContext of(ExecutionStart start) {
    String header = start.traceHeader() == null ? "" : start.traceHeader();
    Matcher w3c = W3C.matcher(header);
    if (w3c.matches()) {
      boolean sampled = (Integer.parseInt(w3c.group(3), 16) & 1) == 1;
      return new TraceContext(start.executionArn(), w3c.group(1), w3c.group(2), sampled);
    }
    Matcher root = ROOT.matcher(header);
    Matcher parent = PARENT.matcher(header);
    return new TraceContext(
        start.executionArn(),
        root.find() ? root.group(1) + root.group(2) : own(start),
        parent.find() ? parent.group(1) : null,
        !header.contains(NOT_SAMPLED));
  }

  private static String own(ExecutionStart start) {
    String seconds = "%08x".formatted(start.startTime() / 1_000);
    return (seconds.substring(seconds.length() - TIME_DIGITS) + digest(start.executionArn()))
        .substring(0, TRACE_DIGITS);
  }

  /** The id of the execution's own span. */
  String spanId() {
    return digest(execution + "#").substring(0, SPAN_DIGITS);
  }

  /** The id of the span of a state, by the event that has entered it. */
  String stateSpanId(long enteredEvent) {
    return digest(execution + "#" + enteredEvent).substring(0, SPAN_DIGITS);
  }

  /** The id of the span of a task, by the event that it ends with. */
  String taskSpanId(long lastEvent) {
    return digest(execution + "#task#" + lastEvent).substring(0, SPAN_DIGITS);
  }

  /**
   * The context of what is called in a state, whose span is its parent.
   *
   * @param enteredEvent that has entered the state; 0 for the execution itself
   */
  TaskTrace below(long enteredEvent) {
    return handedOn(enteredEvent == 0 ? spanId() : stateSpanId(enteredEvent));
  }

  /** The context of what is called where the execution has no span: whose parent is its own. */
  TaskTrace beside() {
    return handedOn(parent == null ? spanId() : parent);
  }

  private TaskTrace handedOn(String span) {
    String time = traceId.substring(0, TIME_DIGITS);
    String rest = traceId.substring(TIME_DIGITS);
    String sampled = isSampled ? "1" : "0";
    return new TaskTrace(
        "00-" + traceId + "-" + span + "-0" + sampled,
        "Root=1-" + time + "-" + rest + ";Parent=" + span + ";Sampled=" + sampled);
  }

  private static String digest(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
