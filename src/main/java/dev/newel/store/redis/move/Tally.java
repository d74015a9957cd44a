package dev.newel.store.redis.move;

import dev.newel.store.redis.key.KeyKind;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What there is of each kind of key: strings, entries, fields and members, counted.
 *
 * @param keys how many keys have them
 */
record Tally(Map<KeyKind, Long> elements, long keys) {

  /** A count in which a key was named twice is begun again so many times. */
  private static final int TRIES = 10;

  /**
   * Counts.
   *
   * @throws MoveException where there is a key that no version of Newel has, or only a newer one
   */
  static Tally of(Side side) {
    for (int i = 0; i < TRIES; i++) {
      Tally tally = count(side);
      if (tally.keys == side.size()) {
        return tally;
      }
    }
    throw new MoveException("the number of keys does not stand still; stop what writes there");
  }

  private static Tally count(Side side) {
    Map<KeyKind, Long> elements = new EnumMap<>(KeyKind.class);
    long[] keys = new long[1];
    side.scan(
        page -> {
          keys[0] += page.size();
          List<StoredType> types = types(side, page);
          List<Request> counts = new ArrayList<>(page.size());
          for (int i = 0; i < page.size(); i++) {
            counts.add(types.get(i).count(page.get(i)));
          }
          List<Response> counted = side.askAll(counts);
          for (int i = 0; i < page.size(); i++) {
            elements.merge(kind(page.get(i)), counted.get(i).toLong(), Long::sum);
          }
        });
    return new Tally(elements, keys[0]);
  }

  /** How many there are of a kind. */
  long of(KeyKind kind) {
    return elements.getOrDefault(kind, 0L);
  }

  static KeyKind kind(String key) {
    KeyKind kind = KeyKind.of(key);
    if (kind == null) {
      throw new MoveException(
          "there is a key that this version of Newel does not know: %s. Move with the newest"
                  .formatted(key)
              + " version that has run there; or, where the key is not Newel's, delete it");
    }
    return kind;
  }

  /** The types of what keys have, each of which must be one of its kind. */
  static List<StoredType> types(Side side, List<String> keys) {
    List<Response> names =
        side.askAll(keys.stream().map(key -> Request.cmd(Command.TYPE).arg(key)).toList());
    List<StoredType> types = new ArrayList<>(keys.size());
    for (int i = 0; i < keys.size(); i++) {
      String name = Objects.toString(names.get(i));
      if (!kind(keys.get(i)).types().contains(name)) {
        throw new MoveException(
            "the key %s is a %s, which this version of Newel does not store there"
                .formatted(keys.get(i), name));
      }
      types.add(StoredType.of(name));
    }
    return types;
  }
}
