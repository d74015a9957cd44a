package dev.newel.store.redis.move;

import dev.newel.store.redis.key.KeyKind;
import dev.newel.store.redis.move.StoredType.Part;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Copies keys, some at a time and of each a part at a time, so that little is in memory. */
record Copying(Side from, Side to, Rules rules) {

  /** So much is read at once of keys that are larger, or of several together. */
  static final long AT_ONCE_BYTES = 8L << 20;

  /**
   * A key that is being read.
   *
   * @param bytes how large it is in memory
   * @param count how many elements of it are read at once
   */
  private record Reading(
      KeyKind kind, StoredType type, String key, long bytes, int count, String next) {

    Request request() {
      return type.read(key, next, count);
    }

    Part part(Response reply) {
      return type.part(next, reply, count);
    }

    Reading from(String position) {
      return new Reading(kind, type, key, bytes, count, position);
    }
  }

  /** Copies all but what has ended, which is merged ({@link EndedMerge}). */
  void copyAll() {
    from.scan(this::copy);
  }

  private void copy(List<String> keys) {
    List<StoredType> types = Tally.types(from, keys);
    List<Long> bytes = from.bytes(keys);
    List<Reading> together = new ArrayList<>();
    long size = 0;
    for (int i = 0; i < keys.size(); i++) {
      Reading next = begin(keys.get(i), types.get(i), bytes.get(i));
      if (next.kind() != KeyKind.ENDED) {
        if (size + next.bytes() > AT_ONCE_BYTES) {
          copyWhole(together);
          together = new ArrayList<>();
          size = 0;
        }
        together.add(next);
        size += next.bytes();
      }
    }
    copyWhole(together);
  }

  /** What is large is read in parts that are about as large as what is read at once of others. */
  private Reading begin(String key, StoredType type, long bytes) {
    int count = type.most();
    if (bytes > AT_ONCE_BYTES) {
      long elements = from.ask(type.count(key)).toLong();
      count = (int) Math.max(1, Math.min(count, AT_ONCE_BYTES * elements / bytes));
    }
    return new Reading(Tally.kind(key), type, key, bytes, count, StoredType.BEGINNING);
  }

  private void copyWhole(List<Reading> together) {
    List<Reading> open = together;
    while (!open.isEmpty()) {
      open = copyParts(open);
    }
  }

  private List<Reading> copyParts(List<Reading> open) {
    List<Response> read = from.askAll(open.stream().map(Reading::request).toList());
    List<Reading> rest = new ArrayList<>();
    List<Request> writes = new ArrayList<>();
    for (int i = 0; i < open.size(); i++) {
      Reading reading = open.get(i);
      Part part = reading.part(read.get(i));
      addWrites(writes, reading, part);
      if (part.next() != null) {
        rest.add(reading.from(part.next()));
      }
    }
    to.askAll(writes);
    return rest;
  }

  private void addWrites(List<Request> writes, Reading reading, Part part) {
    Map<String, List<Element>> byPlace = new LinkedHashMap<>();
    for (Element element : part.elements()) {
      for (String place : rules.of(reading.kind()).places(reading.key(), element)) {
        byPlace.computeIfAbsent(place, key -> new ArrayList<>()).add(element);
      }
    }
    byPlace.forEach(
        (place, elements) -> {
          if (reading.type() == StoredType.LIST && reading.next().equals(StoredType.BEGINNING)) {
            // a key that is named twice is copied twice
            writes.add(Request.cmd(Command.UNLINK).arg(place));
          }
          writes.add(reading.type().write(place, elements));
        });
  }
}
