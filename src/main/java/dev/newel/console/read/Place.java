package dev.newel.console.read;

import dev.newel.aws.Home;
import dev.newel.aws.Name;
import dev.newel.interpreter.model.ExecutionKey;
import dev.newel.store.HistoryStore.Position;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A place in the lists of one machine, or of all of them, newest first.
 *
 * @param list that the position is one of
 */
record Place(String list, Position position) {

  static final Comparator<Place> NEWEST_FIRST =
      Comparator.comparing((Place place) -> place.position().startTime())
          .thenComparing(place -> place.position().name())
          .thenComparing(Place::list)
          .reversed();

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

  /**
   * Where another list goes on behind this place: of what began at the same time under the same
   * name, that comes first whose list has the later name.
   */
  Position behindIn(String other) {
    return other.compareTo(list) < 0
        ? new Position(position.startTime(), position.name() + "\0")
        : position;
  }
}
