package dev.newel.ops.tracing;

/** Headers that say which trace a call belongs to. */
public final class TraceHeaders {

  private TraceHeaders() {}

  /** Whether a text is one, as W3C or AWS X-Ray has it. */
  public static boolean isOne(String text) {
    return TraceContext.isHeader(text);
  }
}
