package dev.newel.engine.mapruns.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.engine.mapruns.bucket.Buckets;
import dev.newel.engine.mapruns.bucket.ListOrder;
import org.jspecify.annotations.Nullable;

/** What a bucket says of its objects. */
record ObjectList(Buckets buckets, ListOrder order) implements DataSet {

  @Override
  public Parts open(@Nullable JsonNode position) {
    String after = position == null ? null : ObjectItems.keyOf(Part.itemsOf(position));
    return Parts.of(
        new Part(
            null, null, new ObjectItems(order.bucket(), buckets.list(order.startingAfter(after)))));
  }
}
