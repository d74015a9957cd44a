package dev.newel.engine.mapruns.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.newel.engine.mapruns.bucket.Buckets;
import dev.newel.engine.mapruns.bucket.ListOrder;
import dev.newel.engine.mapruns.bucket.ListedObject;
import dev.newel.engine.mapruns.bucket.ObjectListing;
import dev.newel.engine.mapruns.bucket.ObjectName;
import org.jspecify.annotations.Nullable;

/** The objects that a bucket lists, but for what stands for folders. A mark is a key. */
record ListedNames(Buckets buckets, ListOrder order) implements ObjectNames {

  @Override
  public Names from(@Nullable JsonNode mark) {
    String first = mark == null ? null : mark.textValue();
    ObjectListing listing = buckets.list(order.startingAfter(first));
    return new Names() {
      private @Nullable String marked = first;

      @Override
      public @Nullable Marked next() {
        String key = marked == null ? listed(listing) : marked;
        marked = null;
        return key == null ? null : named(key);
      }
    };
  }

  private static @Nullable String listed(ObjectListing listing) {
    ListedObject object = listing.next();
    while (object != null && object.isFolder()) {
      object = listing.next();
    }
    return object == null ? null : object.key();
  }

  private Marked named(String key) {
    return new Marked(
        new ObjectName(order.bucket(), key, null, order.owner()), TextNode.valueOf(key));
  }
}
