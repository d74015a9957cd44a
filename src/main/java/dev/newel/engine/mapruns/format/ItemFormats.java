package dev.newel.engine.mapruns.format;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.engine.mapruns.reader.ReaderException;
import java.util.Map;
import java.util.function.BiFunction;

/** The formats by the names that {@code InputType} has for them. */
public final class ItemFormats {

  private static final Map<String, BiFunction<JsonNode, Integer, ItemFormat>> BY_NAME =
      Map.of(
          "CSV", CsvFormat::of,
          "JSON", JsonFormat::of,
          "JSONL", (config, mostBytes) -> new JsonLines(mostBytes));

  private ItemFormats() {}

  /**
   * The format that a ReaderConfig asks for.
   *
   * @param mostBytes that an item may have
   * @throws ReaderException if there is none
   */
  public static ItemFormat of(JsonNode config, int mostBytes) {
    String name = config.path("InputType").asText();
    BiFunction<JsonNode, Integer, ItemFormat> format = BY_NAME.get(name);
    if (format == null) {
      throw new ReaderException("The InputType " + name + " is not supported by Newel");
    }
    return format.apply(config, mostBytes);
  }
}
