package dev.newel.engine.mapruns.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.engine.mapruns.bucket.GivenObject;
import dev.newel.engine.mapruns.reader.ItemPage;
import dev.newel.engine.mapruns.reader.ReaderOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * The items of data that are given in place of what an ItemReader would read.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_TestState.html">
 *     TestState, mapItemReaderData</a>
 */
public final class GivenItems {

  private GivenItems() {}

  /**
   * All items.
   *
   * @param order whose format the data have
   * @param data as they would stand in the object
   * @param itemBytes that an item may have
   * @throws dev.newel.engine.mapruns.reader.ReaderException if they are something else
   */
  public static List<JsonNode> read(ReaderOrder order, String data, int itemBytes) {
    DataSet set = new DataSets(new GivenObject(data), itemBytes).of(order);
    Progress progress = new Progress(set, Position.BEGIN, DataSets.mostItems(order.config()));
    List<JsonNode> items = new ArrayList<>();
    boolean more = true;
    while (more) {
      ItemPage page = progress.next(Integer.MAX_VALUE);
      items.addAll(page.items());
      more = page.next() != null;
    }
    return items;
  }
}
