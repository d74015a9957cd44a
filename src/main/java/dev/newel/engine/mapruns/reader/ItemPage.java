package dev.newel.engine.mapruns.reader;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some items of a data set, all of one source.
 *
 * @param items may be none, in the last page
 * @param next where the next page begins; null where there is no more
 * @param source what {@code $$.Map.Item.Source} says of these items; null where nobody knows
 */
public record ItemPage(List<JsonNode> items, @Nullable String next, @Nullable String source) {

  public ItemPage {
    items = List.copyOf(items);
  }

  public ItemPage(List<JsonNode> items, @Nullable String next) {
    this(items, next, null);
  }
}
