package dev.newel.store.redis.move;

import dev.newel.store.redis.KeyKind;
import dev.newel.store.redis.move.StoredType.Part;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Copies keys, some at a time and of each a part at a time. */
record Copying(Side from, Side to, Rules rules) {

  /** A key that is being read. */
  private record Reading(KeyKind kind, StoredType type, String key, String next) {

    Request request() {
      return type.read(key, next);
    }
  }

  /** Copies all but what has ended, which is merged ({@link EndedMerge}). */
  void copyAll() {
    from.scan(this::copy);
  }

  private void copy(List<String> keys) {
    List<StoredType> types = Tally.types(from, keys);
    List<Reading> open = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      KeyKind kind = Tally.kind(keys.get(i));
      if (kind != KeyKind.ENDED) {
        open.add(new Reading(kind, types.get(i), keys.get(i), StoredType.BEGINNING));
      }
    }
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
      Part part = reading.type().part(reading.next(), read.get(i));
      addWrites(writes, reading, part);
      if (part.next() != null) {
        rest.add(new Reading(reading.kind(), reading.type(), reading.key(), part.next()));
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
