package dev.newel.engine.mapruns.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.engine.mapruns.bucket.Buckets;
import dev.newel.engine.mapruns.bucket.ListOrder;
import dev.newel.engine.mapruns.bucket.ObjectName;
import dev.newel.engine.mapruns.format.CsvFormat;
import dev.newel.engine.mapruns.format.ItemFormats;
import dev.newel.engine.mapruns.reader.ReaderException;
import dev.newel.engine.mapruns.reader.ReaderOrder;
import org.jspecify.annotations.Nullable;

/**
 * Finds the data set that an ItemReader is to read.
 *
 * @param itemBytes that an item may have
 */
record DataSets(Buckets buckets, int itemBytes) {

  private static final String PARQUET = "PARQUET";

  /** AWS reads no more of a data set. */
  private static final long MOST_ITEMS = 100_000_000;

  /**
   * The data set.
   *
   * @throws ReaderException if there is no such one
   */
  DataSet of(ReaderOrder order) {
    JsonNode config = order.config();
    String action = order.resource().substring(order.resource().lastIndexOf(':') + 1);
    return switch (action) {
      case "getObject" -> ofObject(object(order.arguments()), config);
      case "listObjectsV2" -> ofList(list(order.arguments()), config);
      default -> throw unsupported("resource", order.resource());
    };
  }

  /** How many items a ReaderConfig wants at most. Nought is no limit: AWS reads all then. */
  static long mostItems(JsonNode config) {
    long wanted = config.path("MaxItems").asLong();
    return wanted <= 0 ? MOST_ITEMS : Math.min(wanted, MOST_ITEMS);
  }

  private DataSet ofList(ListOrder list, JsonNode config) {
    String transformation = config.path("Transformation").asText("NONE");
    return switch (transformation) {
      case "NONE" -> new ObjectList(buckets, list);
      case "LOAD_AND_FLATTEN" ->
          new ManyObjects(
              buckets, new ListedNames(buckets, list), ItemFormats.of(config, itemBytes));
      default -> throw unsupported("Transformation", transformation);
    };
  }

  private DataSet ofObject(ObjectName name, JsonNode config) {
    String inputType = config.path("InputType").asText();
    if (inputType.equals(PARQUET) && name.versionId() != null) {
      throw new ReaderException(
          "S3 Version ID selection is not currently supported for PARQUET files");
    }
    String manifest =
        config.path("ManifestType").asText(inputType.equals("MANIFEST") ? "S3_INVENTORY" : "");
    return switch (manifest) {
      case "" -> new SingleObject(buckets, name, ItemFormats.of(config, itemBytes));
      case "S3_INVENTORY" -> new InventoryFiles(buckets, name, CsvFormat.of(config, itemBytes));
      case "ATHENA_DATA" ->
          new ManyObjects(
              buckets, new AthenaManifest(buckets, name), ItemFormats.of(config, itemBytes));
      default -> throw unsupported("ManifestType", manifest);
    };
  }

  private static ObjectName object(JsonNode arguments) {
    return new ObjectName(
        required(arguments, "Bucket"),
        required(arguments, "Key"),
        optional(arguments, "VersionId"),
        optional(arguments, "ExpectedBucketOwner"));
  }

  private static ListOrder list(JsonNode arguments) {
    String prefix = optional(arguments, "Prefix");
    return new ListOrder(
        required(arguments, "Bucket"),
        prefix == null ? "" : prefix,
        optional(arguments, "StartAfter"),
        optional(arguments, "ExpectedBucketOwner"));
  }

  private static String required(JsonNode arguments, String name) {
    String value = optional(arguments, name);
    if (value == null || value.isEmpty()) {
      throw new ReaderException("The field '" + name + "' is required but was missing");
    }
    return value;
  }

  private static @Nullable String optional(JsonNode arguments, String name) {
    JsonNode value = arguments.path(name);
    return value.isValueNode() && !value.isNull() ? value.asText() : null;
  }

  private static ReaderException unsupported(String what, String value) {
    return new ReaderException("The %s %s is not supported by Newel".formatted(what, value));
  }
}
