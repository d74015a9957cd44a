package dev.newel.engine.mapruns.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.engine.mapruns.bucket.Buckets;
import dev.newel.engine.mapruns.bucket.ObjectName;
import dev.newel.engine.mapruns.format.CsvFormat;
import org.jspecify.annotations.Nullable;

/**
 * The rows of an inventory of S3.
 *
 * @param format with the columns that the state gives; those of the manifest where it gives none
 */
record InventoryFiles(Buckets buckets, ObjectName manifest, CsvFormat format) implements DataSet {

  @Override
  public Parts open(@Nullable JsonNode position) {
    Inventory inventory = Inventory.read(buckets.open(manifest, null));
    CsvFormat rows = format.headers() == null ? format.withHeaders(inventory.columns()) : format;
    return new ManyObjects(buckets, inventory, rows).open(position);
  }
}
