package dev.newel.engine.mapruns.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.engine.mapruns.bucket.Buckets;
import dev.newel.engine.mapruns.format.ItemFormat;
import org.jspecify.annotations.Nullable;

/** Objects that have the items together. */
record ManyObjects(Buckets buckets, ObjectNames names, ItemFormat format) implements DataSet {

  @Override
  public Parts open(@Nullable JsonNode position) {
    ObjectNames.Names left = names.from(position == null ? null : Part.markOf(position));
    return new Parts() {
      private @Nullable JsonNode pending = position;

      @Override
      public @Nullable Part next() {
        ObjectNames.Marked next = left.next();
        JsonNode at = pending;
        pending = null;
        return next == null ? null : Part.of(buckets, next.name(), format, next.mark(), at);
      }
    };
  }
}
