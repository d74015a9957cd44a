package dev.newel.ops.audit;

import dev.newel.api.action.RefusalWatch;
import dev.newel.ops.BoundedLines;
import dev.newel.ops.JsonLine;
import dev.newel.ops.JsonLine.Field;
import java.util.function.Consumer;

/**
 * Writes what was turned away into the audit log: who claims to have asked for what, from where,
 * and why they did not get it. Anybody can be turned away as often as they like, so there are a few
 * lines a second, and then one that says how many were left out.
 */
public final class RefusalLog implements RefusalWatch {

  private static final int LINES_PER_SECOND = 10;

  private static final Field WHY = new Field("why");

  private final BoundedLines lines =
      new BoundedLines(
          LINES_PER_SECOND, count -> AuditLines.write(line -> line.put("refusalsLeftOut", count)));

  @Override
  public void refused(Refused refused) {
    write(
        line -> {
          AuditLines.put(line, AuditLines.ACTION, refused.asked());
          AuditLines.put(line, AuditLines.ACCESS_KEY, refused.origin().accessKey());
          AuditLines.put(line, AuditLines.FROM, refused.origin().address());
          line.put(AuditLines.REQUEST_ID, refused.requestId());
          AuditLines.put(line, AuditLines.ERROR, refused.error().name());
          AuditLines.put(line, WHY, refused.error().message());
        });
  }

  /** Writes a line of a refusal, unless there are too many. */
  void write(Consumer<JsonLine> content) {
    if (lines.admit()) {
      AuditLines.write(content);
    }
  }
}
