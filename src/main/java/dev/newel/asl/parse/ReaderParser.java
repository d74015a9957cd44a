package dev.newel.asl.parse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.asl.Computed;
import dev.newel.asl.Expression;
import dev.newel.asl.MapService;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads ItemReader of a distributed Map state.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html">ItemReader</a>
 */
final class ReaderParser {

  private static final String MAX_ITEMS = "MaxItems";
  private static final String HEADERS = "CSVHeaderLocation";

  /** AWS's bound. */
  private static final int MOST_ITEMS = 100_000_000;

  private static final List<String> INPUT_TYPES =
      List.of("CSV", "JSON", "JSONL", "PARQUET", "MANIFEST");

  private static final Set<String> OF_CSV = Set.of(HEADERS, "CSVHeaders", "CSVDelimiter");

  private ReaderParser() {}

  static @Nullable MapService parse(Fields state) {
    Fields reader = state.object("ItemReader");
    if (reader == null) {
      return null;
    }
    reader.require("Resource");
    String resource = reader.text("Resource");
    String arguments = reader.usesJsonata() ? "Arguments" : "Parameters";
    MapService service =
        new MapService(
            Objects.requireNonNullElse(resource, ""),
            object(QueryFields.of(reader, "ItemReader/").template(arguments)),
            config(reader.object("ReaderConfig")));
    reader.refuseOthers();
    return service;
  }

  private static Computed<JsonNode> config(@Nullable Fields config) {
    if (config == null) {
      return fixed(null, fields -> {});
    }
    Computed<Long> maxItems =
        QueryFields.of(config, "ItemReader/ReaderConfig/").count(MAX_ITEMS, 0, MOST_ITEMS);
    Computed<JsonNode> others = fixed(config, ReaderParser::check);
    return maxItems == null
        ? others
        : (input, scope) -> {
          ObjectNode all = others.value(input, scope).deepCopy();
          all.remove(MAX_ITEMS + "Path");
          return all.put(MAX_ITEMS, maxItems.value(input, scope));
        };
  }

  private static void check(Fields config) {
    String type = config.word("InputType", INPUT_TYPES);
    config.word("Transformation", List.of("NONE", "LOAD_AND_FLATTEN"));
    config.word("ManifestType", List.of("ATHENA_DATA", "S3_INVENTORY"));
    config.text("ItemsPointer");
    if ("CSV".equals(type)) {
      checkCsv(config);
    } else if (config.peek("ManifestType") != null) {
      OF_CSV.forEach(config::value);
    }
  }

  private static void checkCsv(Fields config) {
    if (!config.has(HEADERS)) {
      config.problem("The field '" + HEADERS + "' is required");
    }
    String location = config.word(HEADERS, List.of("FIRST_ROW", "GIVEN"));
    if ("GIVEN".equals(location)) {
      config.require("CSVHeaders");
    }
    config.texts("CSVHeaders");
    config.word("CSVDelimiter", List.of("COMMA", "PIPE", "SEMICOLON", "SPACE", "TAB"));
  }

  /** An object that a template makes; an empty one without a template. */
  static Computed<JsonNode> object(@Nullable Expression template) {
    return template == null
        ? Computed.fixed(JsonNodeFactory.instance.objectNode())
        : (input, scope) -> template.evaluate(input.node(), scope);
  }

  /** What stands in an object that has been checked. */
  static Computed<JsonNode> fixed(@Nullable Fields fields, Consumer<Fields> check) {
    if (fields == null) {
      return Computed.fixed(JsonNodeFactory.instance.objectNode());
    }
    check.accept(fields);
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    fields.names().forEach(name -> all.set(name, fields.peek(name)));
    fields.refuseOthers();
    return Computed.fixed(all);
  }
}
