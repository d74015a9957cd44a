package dev.newel.store.redis.move;

import dev.newel.aws.Home;
import dev.newel.store.redis.UnfitFormatException;
import dev.newel.store.redis.codec.Format;
import dev.newel.store.redis.codec.Forms;
import dev.newel.store.redis.key.Keys;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What an installation says of itself.
 *
 * @param format the newest format that was written, and the version of Newel that did it first
 */
record Installation(String format, int partitions, Home home) {

  private static final StoredType TYPE = StoredType.SORTED_SET;

  /** After so long an instance that has gone without leaving does not come back, ms. */
  private static final long RECALLS = 60_000;

  static Installation read(Side side) {
    String format = text(side, Keys.FORMAT);
    if (UnfitFormatException.UNFINISHED.equals(format)) {
      throw new MoveException("what is there was left by a move that did not come to its end");
    }
    String partitions = text(side, Keys.PARTITIONS);
    String home = text(side, Keys.HOME);
    if (format == null || partitions == null || home == null) {
      throw new MoveException("there is no installation of Newel to be moved");
    }
    checkReadable(format);
    return new Installation(
        format,
        parse(Keys.PARTITIONS, partitions, "number of partitions", Integer::valueOf),
        parse(Keys.HOME, home, "account and region", Home::parse));
  }

  private static <T> T parse(String key, String value, String what, Function<String, T> parser) {
    try {
      return parser.apply(value);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw MoveException.damaged(key, value, "is no " + what);
    }
  }

  private static void checkReadable(String stored) {
    String[] words = stored.split(" ", 2);
    Format format = parse(Keys.FORMAT, words[0], "format", Format::parse);
    Forms known = Forms.current();
    if (format.compareTo(known.highest()) > 0 || format.major() < known.lowestMajor()) {
      throw new MoveException(
          "what is there is in format %s of Newel %s, and this version knows those from %d.0 to %s;"
                  .formatted(format, words[words.length - 1], known.lowestMajor(), known.highest())
              + " move with the newest version that has run there");
    }
  }

  /** The time, by the clock that signs of life go by, ms. */
  static long now(Side side) {
    Response time = side.ask(Request.cmd(Command.TIME));
    return time.get(0).toLong() * 1000 + time.get(1).toLong() / 1000;
  }

  /** Makes sure that no instance is there, and that none is paused that may come back. */
  static void checkStopped(Side side, long now) {
    checkQuiet(side, now - RECALLS);
  }

  /** Makes sure that no instance has given a sign of life since a time. */
  static void checkQuiet(Side side, long since) {
    Response instances = side.ask(TYPE.read(Keys.INSTANCES, StoredType.BEGINNING, TYPE.most()));
    for (Element each : TYPE.part(StoredType.BEGINNING, instances, TYPE.most()).elements()) {
      String score = String.valueOf(each.value());
      long sign = parse(Keys.INSTANCES, score, "time", Double::valueOf).longValue();
      if (sign > since) {
        throw new MoveException(
            "an instance of Newel is there, or was a minute ago (%s, at %s); stop all of them"
                .formatted(each.text(), Instant.ofEpochMilli(sign)));
      }
    }
  }

  private static @Nullable String text(Side side, String key) {
    @Nullable Response value = side.ask(Request.cmd(Command.GET).arg(key));
    return value == null ? null : value.toString();
  }
}
