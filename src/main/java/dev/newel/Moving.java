package dev.newel;

import dev.newel.config.CommandLine;
import dev.newel.store.redis.move.Move;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The command that moves an installation to another Redis, or to another number of partitions. */
final class Moving {

  private Moving() {}

  /**
   * Moves, and waits for it.
   *
   * @return what is to be said of it, in lines
   */
  static List<String> run(CommandLine.Move typed, Map<String, String> environment)
      throws IOException {
    Vertx vertx = Vertx.vertx();
    try (MoveEnd from = MoveEnd.open(vertx, typed.from(), environment);
        MoveEnd to = MoveEnd.open(vertx, typed.to(), environment)) {
      Move.Report report = Move.run(from.commands(), to.commands(), typed.partitions());
      return lines(from, to, report);
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().join();
    }
  }

  private static List<String> lines(MoveEnd from, MoveEnd to, Move.Report report) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "Moved from %s to %s, where all has been counted:".formatted(from.shown(), to.shown()));
    report
        .elements()
        .forEach(
            (kind, count) ->
                lines.add(
                    "  %,12d  %s"
                        .formatted(count, kind.name().toLowerCase(Locale.ROOT).replace('_', ' '))));
    lines.add(
        "%,d keys. Start all instances with redis.url or data.dir set to the new place, and with"
                .formatted(report.keys())
            + " engine.partitions=%d (it was %d)."
                .formatted(report.partitions(), report.oldPartitions()));
    lines.add("The old place is as it was. Start no instance there again.");
    return lines;
  }
}
