package dev.newel.store.redis.move;

import dev.newel.store.redis.UnfitFormatException;
import dev.newel.store.redis.client.Commands;
import dev.newel.store.redis.key.KeyKind;
import dev.newel.store.redis.key.Keys;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.util.Map;

/**
 * Copies an installation that is stopped into an empty Redis, and its executions into as many
 * partitions as there shall be. The source is only read. Until all is there and counted, the target
 * says that it is unfinished, and no instance starts on it.
 */
public final class Move {

  private final Side from;
  private final Side to;

  private Move(Side from, Side to) {
    this.from = from;
    this.to = to;
  }

  /**
   * What was moved.
   *
   * @param oldPartitions how many there were
   * @param partitions how many there are now
   * @param keys how many the target has
   * @param elements by their kinds: strings, entries of lists, fields of hashes, members of sets
   */
  public record Report(int oldPartitions, int partitions, long keys, Map<KeyKind, Long> elements) {}

  /**
   * Moves. It blocks, and so is not for an event loop.
   *
   * @param partitions how many there shall be; 0 for as many as there are
   * @throws MoveException where it is not done, or found not to be complete
   */
  public static Report run(Commands from, Commands to, int partitions) {
    return new Move(new Side(from), new Side(to)).run(partitions);
  }

  private Report run(int wanted) {
    Installation there = Installation.read(from);
    long begun = Installation.now(from);
    Installation.checkStopped(from, begun);
    if (to.size() > 0) {
      throw new MoveException("there is something where it is to be moved; empty that one first");
    }
    Tally before = Tally.of(from);
    int partitions = wanted == 0 ? there.partitions() : wanted;
    Placement placement =
        new Placement(
            new Keys(there.partitions(), there.home()), new Keys(partitions, there.home()));
    Rules rules = new Rules(placement);
    set(Keys.FORMAT, UnfitFormatException.UNFINISHED);
    set(Keys.PARTITIONS, Integer.toString(partitions));
    new Copying(from, to, rules).copyAll();
    new EndedMerge(from, to, placement, rules).merge();
    Installation.checkQuiet(from, begun);
    Tally after = Tally.of(to);
    compare(before, after, rules);
    set(Keys.FORMAT, there.format());
    return new Report(there.partitions(), partitions, after.keys(), after.elements());
  }

  private void set(String key, String value) {
    to.ask(Request.cmd(Command.SET).arg(key).arg(value));
  }

  private static void compare(Tally before, Tally after, Rules rules) {
    for (KeyKind kind : KeyKind.values()) {
      long expected = rules.moved(kind, before.of(kind));
      if (after.of(kind) != expected) {
        throw new MoveException(
            "of %s there should be %d and are %d; empty the target, and move again"
                .formatted(kind, expected, after.of(kind)));
      }
    }
  }
}
