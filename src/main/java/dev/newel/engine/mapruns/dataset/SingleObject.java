package dev.newel.engine.mapruns.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.engine.mapruns.bucket.Buckets;
import dev.newel.engine.mapruns.bucket.ObjectName;
import dev.newel.engine.mapruns.format.ItemFormat;
import org.jspecify.annotations.Nullable;

/** One object, which has all items. */
record SingleObject(Buckets buckets, ObjectName name, ItemFormat format) implements DataSet {

  @Override
  public Parts open(@Nullable JsonNode position) {
    return Parts.of(Part.of(buckets, name, format, null, position));
  }
}
