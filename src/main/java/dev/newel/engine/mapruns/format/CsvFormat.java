package dev.newel.engine.mapruns.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.engine.mapruns.bucket.StoredObject;
import dev.newel.engine.mapruns.reader.ReaderException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows of delimited text, each an object of texts.
 *
 * @param headers the names of the columns; null where they stand in the first row
 * @param mostBytes that a row may have
 */
public record CsvFormat(char delimiter, @Nullable List<String> headers, int mostBytes)
    implements ItemFormat {

  private static final String OFFSET = "o";

  /** AWS takes headers of up to 10 KiB. */
  private static final int MOST_HEADER_BYTES = 10 << 10;

  private static final Map<String, Character> DELIMITERS =
      Map.of("COMMA", ',', "PIPE", '|', "SEMICOLON", ';', "SPACE", ' ', "TAB", '\t');

  public CsvFormat {
    headers = headers == null ? null : List.copyOf(headers);
  }

  /** The format that a ReaderConfig asks for. */
  public static CsvFormat of(JsonNode config, int mostBytes) {
    String name = config.path("CSVDelimiter").asText("COMMA");
    Character delimiter = DELIMITERS.get(name);
    if (delimiter == null) {
      throw new ReaderException("The CSVDelimiter is none that is supported: " + name);
    }
    boolean given = config.path("CSVHeaderLocation").asText().equals("GIVEN");
    return new CsvFormat(
        delimiter,
        given ? config.path("CSVHeaders").valueStream().map(JsonNode::asText).toList() : null,
        mostBytes);
  }

  /** The same where the names of the columns are known. */
  public CsvFormat withHeaders(List<String> names) {
    return new CsvFormat(delimiter, names, mostBytes);
  }

  @Override
  public ItemCursor open(StoredObject object, @Nullable JsonNode position) {
    Bytes bytes = new Bytes(object);
    CsvRows first = rows(bytes, bytes.begin());
    List<String> columns = headers == null ? header(first) : headers;
    CsvRows rows = position == null ? first : rows(bytes, position.path(OFFSET).asLong());
    return new Rows(object.name().uri(), columns, namesBytes(columns), rows);
  }

  private CsvRows rows(Bytes bytes, long offset) {
    return new CsvRows(new CountedBytes(bytes.from(offset), offset, mostBytes), delimiter);
  }

  private static List<String> header(CsvRows rows) {
    List<String> header = rows.next();
    if (rows.rowBytes() > MOST_HEADER_BYTES) {
      throw new ReaderException("The CSV header is larger than 10 KiB");
    }
    return header == null ? List.of() : header;
  }

  /** What the names of the columns add to each item, with what stands around them. */
  private static int namesBytes(List<String> columns) {
    return columns.stream().mapToInt(name -> name.length() + 5).sum();
  }

  private record Rows(String source, List<String> columns, int namesBytes, CsvRows rows)
      implements ItemCursor {

    @Override
    public @Nullable Item next() {
      List<String> row = rows.next();
      return row == null ? null : new Item(item(row), namesBytes + rows.rowBytes());
    }

    /** AWS keeps a row in a hash map of Java, whence the order of the fields in texts. */
    private ObjectNode item(List<String> row) {
      Map<String, String> fields = new HashMap<>();
      for (int i = 0; i < columns.size(); i++) {
        fields.put(columns.get(i), i < row.size() ? row.get(i) : "");
      }
      ObjectNode item = JsonNodeFactory.instance.objectNode();
      fields.forEach(item::put);
      return item;
    }

    @Override
    public ObjectNode position() {
      return JsonNodeFactory.instance.objectNode().put(OFFSET, rows.offset());
    }
  }
}
