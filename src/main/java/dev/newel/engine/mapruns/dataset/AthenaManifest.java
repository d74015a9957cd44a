package dev.newel.engine.mapruns.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.engine.mapruns.bucket.Buckets;
import dev.newel.engine.mapruns.bucket.ObjectName;
import dev.newel.engine.mapruns.format.CsvFormat;
import dev.newel.engine.mapruns.format.Item;
import dev.newel.engine.mapruns.reader.ReaderException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The manifest of a query's results in Athena: a URI of S3 in each line. A mark is a URI, with
 * where the manifest goes on behind it.
 *
 * @see <a href="https://docs.aws.amazon.com/athena/latest/ug/unload.html">UNLOAD</a>
 */
record AthenaManifest(Buckets buckets, ObjectName manifest) implements ObjectNames {

  private static final String URI = "u";
  private static final String SCHEME = "s3://";

  private static final CsvFormat LINES = new CsvFormat(',', List.of(URI), 8 << 10);

  @Override
  public Names from(@Nullable JsonNode mark) {
    Part lines = Part.of(buckets, manifest, LINES, null, mark);
    return new Names() {
      private @Nullable JsonNode marked = mark;

      @Override
      public @Nullable Marked next() {
        JsonNode next = marked == null ? line(lines) : marked;
        marked = null;
        return next == null ? null : new Marked(name(next.path(URI).asText()), next);
      }
    };
  }

  private static @Nullable JsonNode line(Part lines) {
    Item line = lines.items().next();
    return line == null ? null : lines.position().set(URI, line.value().path(URI));
  }

  private ObjectName name(String uri) {
    int slash = uri.indexOf('/', SCHEME.length());
    if (!uri.startsWith(SCHEME) || slash < 0) {
      throw new ReaderException("The manifest has a line that is no URI of S3: " + uri);
    }
    String bucket = uri.substring(SCHEME.length(), slash);
    return new ObjectName(bucket, uri.substring(slash + 1), null, manifest.owner());
  }
}
