package dev.newel.ops.turn;

import dev.newel.interpreter.model.event.EventType;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What tasks are done by, as AWS tells it apart in its metrics. */
public enum TaskFamily {
  ACTIVITY("activity", "activities", "activity"),
  FUNCTION("lambda.function", "lambda.functions", "function"),
  INTEGRATION("service.integration", "service.integrations", "integration");

  /** How far a task is. */
  public enum Stage {
    SCHEDULED,
    STARTED,
    SUCCEEDED,
    FAILED,
    TIMED_OUT
  }

  private record Place(TaskFamily family, Stage stage) {}

  private static final Map<EventType, Place> PLACES = new EnumMap<>(EventType.class);

  static {
    for (EventType type : EventType.values()) {
      for (Stage stage : Stage.values()) {
        TaskFamily family = family(type, stage);
        if (family != null) {
          PLACES.put(type, new Place(family, stage));
        }
      }
    }
  }

  private final String one;
  private final String many;
  private final String label;

  TaskFamily(String one, String many, String label) {
    this.one = one;
    this.many = many;
    this.label = label;
  }

  private static @Nullable TaskFamily family(EventType type, Stage stage) {
    if (type.name().equals("ACTIVITY_" + stage)) {
      return ACTIVITY;
    } else if (type.name().equals("LAMBDA_FUNCTION_" + stage)) {
      return FUNCTION;
    }
    return type.name().equals("TASK_" + stage) ? INTEGRATION : null;
  }

  /** What does the task that events of a type tell of; null where they tell of none. */
  public static @Nullable TaskFamily of(EventType type) {
    Place place = PLACES.get(type);
    return place == null ? null : place.family();
  }

  /**
   * How far a task is of which an event of a type tells.
   *
   * @throws IllegalArgumentException if such events tell of none
   */
  public static Stage stage(EventType type) {
    Place place = PLACES.get(type);
    if (place == null) {
      throw new IllegalArgumentException(type + " tells of no task");
    }
    return place.stage();
  }

  /** What one is called in the names of metrics. */
  public String one() {
    return one;
  }

  /** What several are called there. */
  public String many() {
    return many;
  }

  /** What tells one from another. */
  public String label() {
    return label;
  }
}
