package dev.newel.engine.mapruns.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.asl.data.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What is written is read, in one go and by a new cursor behind each item. */
class FormatProperties {

  private static final int MOST_BYTES = 100_000;

  @Provide
  Arbitrary<List<List<String>>> tables() {
    Arbitrary<String> field = Arbitraries.strings().withChars("ab \",\\\n\r|;\tü€").ofMaxLength(6);
    return field.list().ofSize(3).list().ofMaxSize(8);
  }

  @Property(tries = 200)
  void shouldReadTheRowsThatAreWritten(
      @ForAll("tables") List<List<String>> table, @ForAll @IntRange(min = 1, max = 9) int piece)
      throws IOException {
    String text =
        "x,y,z\n" + table.stream().map(FormatProperties::row).collect(Collectors.joining());
    List<JsonNode> items = table.stream().<JsonNode>map(FormatProperties::item).toList();

    check(new CsvFormat(',', null, MOST_BYTES), text, items, piece);
  }

  private static String row(List<String> fields) {
    return fields.stream()
        .map(field -> "\"" + field.replace("\\", "\\\\").replace("\"", "\"\"") + "\"")
        .collect(Collectors.joining(",", "", "\n"));
  }

  private static ObjectNode item(List<String> fields) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("x", fields.get(0))
        .put("y", fields.get(1))
        .put("z", fields.get(2));
  }

  @Provide
  Arbitrary<List<JsonNode>> values() {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    Arbitrary<JsonNode> scalars =
        Arbitraries.oneOf(
            Arbitraries.strings()
                .withChars("a\"\\\n\u2028ü€,]}")
                .ofMaxLength(9)
                .map(nodes::textNode),
            Arbitraries.integers().map(nodes::numberNode),
            Arbitraries.of(
                nodes.nullNode(), nodes.booleanNode(true), nodes.objectNode(), nodes.arrayNode()));
    return Arbitraries.recursive(() -> scalars, FormatProperties::nested, 0, 2).list().ofMaxSize(8);
  }

  private static Arbitrary<JsonNode> nested(Arbitrary<JsonNode> inner) {
    return inner
        .list()
        .ofMaxSize(3)
        .map(
            list -> {
              ArrayNode array = JsonNodeFactory.instance.arrayNode().addAll(list);
              return JsonNodeFactory.instance.objectNode().set("in", array);
            });
  }

  @Property(tries = 200)
  void shouldReadTheElementsThatAreWritten(
      @ForAll("values") List<JsonNode> values, @ForAll @IntRange(min = 1, max = 9) int piece)
      throws IOException {
    String text = JsonNodeFactory.instance.arrayNode().addAll(values).toPrettyString();

    check(new JsonFormat(JsonPointer.empty(), MOST_BYTES), text, values, piece);
  }

  @Property(tries = 100)
  void shouldReadTheFieldsThatAreWritten(
      @ForAll("values") List<JsonNode> values, @ForAll @IntRange(min = 1, max = 9) int piece)
      throws IOException {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    values.forEach(value -> object.set("k" + object.size(), value));
    List<JsonNode> items =
        object.properties().stream()
            .<JsonNode>map(
                field ->
                    JsonNodeFactory.instance
                        .objectNode()
                        .put("Key", field.getKey())
                        .set("Value", field.getValue()))
            .toList();
    ObjectNode text = JsonNodeFactory.instance.objectNode().put("before", "[1,{");
    text.set("in", object);

    check(new JsonFormat(JsonPointer.compile("/in"), MOST_BYTES), Json.write(text), items, piece);
  }

  @Property(tries = 200)
  void shouldReadTheLinesThatAreWritten(
      @ForAll("values") List<JsonNode> values, @ForAll @IntRange(min = 1, max = 9) int piece)
      throws IOException {
    String text = values.stream().map(Json::write).collect(Collectors.joining("\n"));

    check(new JsonLines(MOST_BYTES), text, values, piece);
  }

  private static void check(ItemFormat format, String text, List<JsonNode> items, int piece)
      throws IOException {
    byte[] plain = text.getBytes(StandardCharsets.UTF_8);
    for (byte[] bytes : List.of(plain, compressed(plain))) {
      MemoryObject object = new MemoryObject(bytes, piece);

      assertThat(Cursors.all(format, object, null)).isEqualTo(items);
      assertThat(Cursors.allBySingles(format, object)).isEqualTo(items);
    }
  }

  private static byte[] compressed(byte[] plain) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (byte[] half : List.of(new byte[0], plain)) { // a file may have parts
      try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
        gzip.write(half);
      }
    }
    return bytes.toByteArray();
  }
}
