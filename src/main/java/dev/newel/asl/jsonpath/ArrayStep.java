package dev.newel.asl.jsonpath;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A step to elements of an array, by their places. It fits nothing but arrays. */
sealed interface ArrayStep extends Step {

  @Override
  default boolean take(Walk walk, int at, JsonNode node, boolean isBare) {
    return walk.isArray(at, node, isBare) && takeElements(walk, at, node);
  }

  /** Takes the step from an array. */
  boolean takeElements(Walk walk, int at, JsonNode array);

  @Override
  default boolean isTakenFrom(Walk walk, JsonNode container) {
    return container.isArray();
  }

  /** {@code [2]}. A negative index is one that no array has. */
  record Index(int index) implements ArrayStep {
    @Override
    public boolean isDefinite() {
      return true;
    }

    @Override
    public String fragment() {
      return "[" + index + "]";
    }

    @Override
    public boolean takeElements(Walk walk, int at, JsonNode array) {
      return walk.enter(at, index, array);
    }
  }

  /**
   * {@code [(@.length-1)]}, an index counted from the end.
   *
   * @param offset what is added to the length; never positive
   */
  record IndexFromEnd(int offset) implements ArrayStep {
    @Override
    public boolean isDefinite() {
      return true;
    }

    @Override
    public String fragment() {
      return "[@.size()" + offset + "]";
    }

    @Override
    public boolean takeElements(Walk walk, int at, JsonNode array) {
      return walk.enter(at, array.size() + offset, array);
    }
  }

  /** {@code [0,2]}: null for those elements that the array does not have. */
  record Indexes(List<Integer> indexes) implements ArrayStep {
    @Override
    public boolean isDefinite() {
      return false;
    }

    @Override
    public String fragment() {
      return indexes.stream().map(String::valueOf).collect(Collectors.joining(",", "[", "]"));
    }

    @Override
    public boolean takeElements(Walk walk, int at, JsonNode array) {
      for (int index : indexes) {
        if (!walk.enter(at, index, array)) {
          return false;
        }
      }
      return true;
    }
  }

  /**
   * {@code [1:]}, {@code [:3]} or {@code [1:3]}, without the element at the end. A single negative
   * bound counts from the end of the array. Of two bounds neither does: {@code [-2:1]} begins with
   * two elements that no array has, which read as null.
   */
  record Slice(@Nullable Integer from, @Nullable Integer to) implements ArrayStep {
    @Override
    public boolean isDefinite() {
      return false;
    }

    @Override
    public String fragment() {
      return "[" + (from == null ? "" : from) + ":" + (to == null ? "" : to) + "]";
    }

    @Override
    public boolean takeElements(Walk walk, int at, JsonNode array) {
      int first = first(array.size());
      int end = end(array.size());
      if (array.isEmpty() || first >= end) {
        return true;
      }
      walk.spend((long) end - first);
      for (int index = first; index < end; index++) {
        if (!walk.enter(at, index, array)) {
          return false;
        }
      }
      return true;
    }

    private int first(int size) {
      if (from == null) {
        return 0;
      }
      return to == null && from < 0 ? Math.max(0, size + from) : from;
    }

    private int end(int size) {
      if (to == null) {
        return size;
      }
      return from == null && to < 0 ? size + to : Math.min(size, to);
    }
  }
}
