package dev.newel.interpreter.map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.asl.data.Scope;
import dev.newel.asl.data.Work;
import dev.newel.interpreter.flow.Step;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What the selector of an item sees in a Map Run: what the Map state saw, and the item. */
final class ItemScope implements Scope {

  private final Step step;
  private final JsonNode seen;
  private final long index;
  private final JsonNode item;
  private final boolean isEntry;
  private final @Nullable String source;
  private @Nullable JsonNode built;

  /**
   * @param seen the context object and the variables where the Map state stands
   * @param isEntry whether it is a field of an object, with its Key and its Value
   * @param source where the item comes from; null where nobody knows
   */
  ItemScope(
      Step step,
      JsonNode seen,
      long index,
      JsonNode item,
      boolean isEntry,
      @Nullable String source) {
    this.step = step;
    this.seen = seen;
    this.index = index;
    this.item = item;
    this.isEntry = isEntry;
    this.source = source;
  }

  @Override
  public JsonNode context() {
    JsonNode known = built;
    if (known == null) {
      ObjectNode context = ((ObjectNode) seen.path("Context")).deepCopy();
      ObjectNode about = context.putObject("Map").putObject("Item").put("Index", index);
      if (isEntry) {
        about.setAll((ObjectNode) item);
      } else {
        about.set("Value", item);
      }
      if (source != null) {
        about.put("Source", source);
      }
      known = context;
      built = known;
    }
    return known;
  }

  @Override
  public @Nullable JsonNode variable(String name) {
    return seen.path("Variables").get(name);
  }

  @Override
  public Work allowance() {
    return step.work();
  }

  @Override
  public RandomGenerator random() {
    return step.environment().random();
  }

  @Override
  public Instant now() {
    return Instant.ofEpochMilli(step.turn().now());
  }
}
