package dev.newel.console.read;

import dev.newel.aws.Home;
import dev.newel.aws.Name;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.store.HistoryStore.Position;
import dev.newel.store.Overview.Listed;
import org.jspecify.annotations.Nullable;

/**
 * A place in the lists of one machine, or of all of them, newest first.
 *
 * @param list that the position is one of
 */
record Place(String list, Position position) {

  static Place of(Listed listed) {
    return new Place(listed.list().text(), listed.position());
  }

  ExecutionKey key(Home home) {
    return position.key(new Name(home, list));
  }

  /** Neither lists nor names have blanks. */
  String text() {
    return position.startTime() + " " + list + " " + position.name();
  }

  static @Nullable Place parse(@Nullable String text) {
    if (text == null) {
      return null;
    }
    String[] parts = text.split(" ", 3);
    return new Place(parts[1], new Position(Long.parseLong(parts[0]), parts[2]));
  }
}
