package dev.newel.engine.mapruns.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import dev.newel.asl.data.Json;
import dev.newel.engine.mapruns.bucket.ObjectName;
import dev.newel.engine.mapruns.bucket.StoredObject;
import dev.newel.engine.mapruns.reader.ReaderException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The manifest of an inventory of S3: the files that have it, and the columns of these. A mark is
 * the place of a file among them.
 *
 * @param files their names, in the manifest's order
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage-inventory-location.html">
 *     Inventory manifest</a>
 */
record Inventory(List<ObjectName> files, List<String> columns) implements ObjectNames {

  /** Some hundred thousand files. */
  private static final int MOST_BYTES = 32 << 20;

  private static final int PIECE_BYTES = 1 << 20;

  /** Reads a manifest. Blocks. */
  static Inventory read(StoredObject manifest) {
    JsonNode json = parse(manifest);
    if (!json.path("fileFormat").asText().equalsIgnoreCase("CSV")) {
      throw new ReaderException(
          "Only CSV-formatted Amazon S3 inventory reports are supported by Newel");
    }
    ObjectName name = manifest.name();
    String arn = json.path("destinationBucket").asText(name.bucket());
    String bucket = arn.substring(arn.lastIndexOf(':') + 1);
    return new Inventory(
        json.path("files")
            .valueStream()
            .map(file -> new ObjectName(bucket, file.path("key").asText(), null, name.owner()))
            .toList(),
        Stream.of(json.path("fileSchema").asText().split(",")).map(String::strip).toList());
  }

  private static JsonNode parse(StoredObject manifest) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] piece = manifest.read(0, PIECE_BYTES);
    while (piece.length > 0 && bytes.size() <= MOST_BYTES) {
      bytes.writeBytes(piece);
      piece = manifest.read(bytes.size(), PIECE_BYTES);
    }
    if (piece.length > 0) {
      throw new ReaderException("The manifest is too large");
    }
    try {
      return Json.MAPPER.readTree(bytes.toString(StandardCharsets.UTF_8));
    } catch (JsonProcessingException e) {
      throw new ReaderException("The manifest is no JSON: " + e.getOriginalMessage());
    }
  }

  @Override
  public Names from(@Nullable JsonNode mark) {
    return new Names() {
      private int next = mark == null ? 0 : mark.asInt();

      @Override
      public @Nullable Marked next() {
        return next < files.size() ? new Marked(files.get(next), IntNode.valueOf(next++)) : null;
      }
    };
  }
}
