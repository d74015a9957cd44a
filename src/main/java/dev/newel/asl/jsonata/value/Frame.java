package dev.newel.asl.jsonata.value;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The names that are bound in a block, a call, or a step of a path. Few names each, so a walk over
 * them is faster than a table.
 */
public final class Frame {

  private static final int ROOM = 4;
  private static final String[] NO_NAMES = {};
  private static final JsonNode[] NO_VALUES = {};

  private final @Nullable Frame outer;
  private final Evaluation evaluation;
  private String[] names = NO_NAMES;
  private JsonNode[] values = NO_VALUES;
  private int size;
  private boolean isCaptured;

  private Frame(@Nullable Frame outer, Evaluation evaluation) {
    this.outer = outer;
    this.evaluation = evaluation;
  }

  public static Frame top(Evaluation evaluation) {
    return new Frame(null, evaluation);
  }

  public Frame inner() {
    return new Frame(this, evaluation);
  }

  public Evaluation evaluation() {
    return evaluation;
  }

  public void bind(String name, JsonNode value) {
    if (isCaptured) {
      evaluation.keepValue(value);
    } else {
      evaluation.hold(value);
    }
    int at = indexOf(name);
    if (at < 0) {
      at = size++;
      if (at == names.length) {
        names = Arrays.copyOf(names, names.length + ROOM + names.length / 2);
        values = Arrays.copyOf(values, names.length);
      }
      names[at] = name;
    }
    values[at] = value;
  }

  public JsonNode lookup(String name) {
    for (Frame frame = this; frame != null; frame = frame.outer) {
      int at = frame.size == 0 ? -1 : frame.indexOf(name);
      if (at >= 0) {
        return frame.values[at];
      }
    }
    evaluation.spend(1);
    return evaluation.global(name);
  }

  /** A function was made that sees this frame: what is bound here may live as long as it does. */
  public void capture() {
    for (Frame frame = this; frame != null && !frame.isCaptured; frame = frame.outer) {
      frame.isCaptured = true;
      for (int i = 0; i < frame.size; i++) {
        evaluation.keepValue(frame.values[i]);
      }
    }
  }

  private int indexOf(String name) {
    evaluation.spend(1 + (size >> 2));
    for (int i = 0; i < size; i++) {
      if (names[i].equals(name)) {
        return i;
      }
    }
    return -1;
  }
}
