package dev.newel.interpreter.map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.interpreter.flow.Step;
import org.jspecify.annotations.Nullable;

/**
 * The items of a Map Run that are at hand.
 *
 * @param items an array
 * @param sources where they come from: an array of {@code {"Source": …, "Items": how many}}, which
 *     covers the first ones
 */
record ItemsAtHand(JsonNode items, JsonNode sources) {

  private static final String ITEMS = "Items";
  private static final String SOURCE = "Source";
  private static final String SOURCES = "Sources";

  /** Where items come from that stand in the state's input, as AWS calls it. */
  private static final String STATE_DATA = "STATE_DATA";

  /** Before any has been read. */
  static ItemsAtHand none() {
    return new ItemsAtHand(array(), array());
  }

  /** Those that are in the state's input. */
  static ItemsAtHand given(JsonNode items) {
    ArrayNode sources = array();
    add(sources, STATE_DATA, items.size());
    return new ItemsAtHand(items, sources);
  }

  /** Those of the run. */
  static ItemsAtHand of(Step step, MapRunOrder order) {
    JsonNode given = order.items();
    return given == null
        ? of(step.turn().existing(MapRunFrames.READER).input().node())
        : given(given);
  }

  /** Those that {@link #json()} has given. */
  static ItemsAtHand of(JsonNode json) {
    return new ItemsAtHand(json.path(ITEMS), json.path(SOURCES));
  }

  private static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }

  private static void add(ArrayNode sources, @Nullable String source, int items) {
    if (items > 0) {
      sources.addObject().put(SOURCE, source).put(ITEMS, items);
    }
  }

  int size() {
    return items.size();
  }

  JsonNode get(int index) {
    return items.get(index);
  }

  /** Where an item comes from; null where nobody knows. */
  @Nullable String source(int index) {
    int end = 0;
    for (JsonNode part : sources) {
      end += part.path(ITEMS).intValue();
      if (index < end) {
        return part.path(SOURCE).textValue();
      }
    }
    return null;
  }

  /**
   * What is left of these, and behind it the next ones.
   *
   * @param begun how many of these have been given to executions
   * @param page what was read: Items, and their Source where it is known
   */
  ItemsAtHand andThen(int begun, JsonNode page) {
    ItemsAtHand next = none();
    ArrayNode all = (ArrayNode) next.items();
    ArrayNode from = (ArrayNode) next.sources();
    for (int i = begun; i < size(); i++) {
      all.add(get(i));
    }
    int passed = 0;
    for (JsonNode part : sources) {
      int end = passed + part.path(ITEMS).intValue();
      add(from, part.path(SOURCE).textValue(), Math.min(end - passed, end - begun));
      passed = end;
    }
    page.path(ITEMS).forEach(all::add);
    add(from, page.path(SOURCE).textValue(), page.path(ITEMS).size());
    return next;
  }

  /** As they are kept. */
  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.set(ITEMS, items);
    json.set(SOURCES, sources);
    return json;
  }
}
