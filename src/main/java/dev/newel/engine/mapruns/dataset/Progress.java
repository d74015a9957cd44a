package dev.newel.engine.mapruns.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.engine.mapruns.format.Item;
import dev.newel.engine.mapruns.reader.ItemPage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A data set that is being read. Blocks, and is for one thread at a time. */
final class Progress {

  /** Of items, after which a page ends. */
  private static final long PAGE_BYTES = 512 << 10;

  private final Parts parts;
  private final long mostItems;
  private @Nullable Part part;
  private long read;

  /**
   * Opens a data set.
   *
   * @param from where to begin
   * @param mostItems at which reading ends, counted from the data set's beginning
   */
  Progress(DataSet data, Position from, long mostItems) {
    this.parts = data.open(from.part());
    this.mostItems = mostItems;
    this.part = parts.next();
    this.read = from.items();
  }

  /** The next items, all of one part. */
  ItemPage next(int maxItems) {
    List<JsonNode> items = new ArrayList<>();
    Part current = part;
    while (current != null && items.isEmpty() && read < mostItems) {
      if (!fill(items, current, maxItems)) {
        part = parts.next();
      }
      current = items.isEmpty() ? part : current;
    }
    return current == null ? new ItemPage(items, null) : page(items, current);
  }

  private ItemPage page(List<JsonNode> items, Part current) {
    String source = current.items().source();
    if (part == null || read >= mostItems) {
      return new ItemPage(items, null, source);
    }
    return new ItemPage(items, new Position(read, current.position()).text(), source);
  }

  /** Whether the part may have more. */
  private boolean fill(List<JsonNode> items, Part current, int maxItems) {
    long bytes = 0;
    while (items.size() < maxItems && bytes < PAGE_BYTES && read < mostItems) {
      Item item = current.items().next();
      if (item == null) {
        return false;
      }
      items.add(item.value());
      bytes += item.bytes();
      read++;
    }
    return true;
  }
}
