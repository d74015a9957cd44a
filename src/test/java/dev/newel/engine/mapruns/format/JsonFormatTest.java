package dev.newel.engine.mapruns.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonPointer;
import dev.newel.asl.data.Json;
import dev.newel.engine.mapruns.reader.ReaderException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFormatTest {

  private static String read(String pointer, String text) {
    String config = Json.MAPPER.createObjectNode().put("ItemsPointer", pointer).toString();
    try {
      return Cursors.texts(JsonFormat.of(Json.MAPPER.readTree(config), 1_000), text);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "[1, \"two\", null, {\"three\":[3]}, [4.50]] ! ",
        "{\"data\":{\"items\":[1, \"two\", null, {\"three\":[3]}, [4.50]]}} ! /data/items",
        "{\"a\":[[0],{\"b/c\":[1,\"two\",null,{\"three\":[3]},[4.50]]}],\"z\":1} ! /a/1/b~1c",
      })
  void shouldReadElements(String text, String pointer) {
    assertThat(read(pointer == null ? "" : pointer, text))
        .isEqualTo("1\n\"two\"\nnull\n{\"three\":[3]}\n[4.50]");
  }

  @Test
  void shouldReadFieldsAsKeysAndValues() {
    assertThat(read("", "{\"a\":{\"x\":1},\"ü\":2}"))
        .isEqualTo("{\"Key\":\"a\",\"Value\":{\"x\":1}}\n{\"Key\":\"ü\",\"Value\":2}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "{}", " [ ] "})
  void shouldReadNothingOfWhatIsEmpty(String text) {
    assertThat(read("", text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '`',
      value = {"``!1", "``!\"text\"", "``!null", "/x!{\"x\":1}", "/0/0![[true]]"})
  void shouldRefuseWhatHasNoItems(String pointer, String text) {
    assertThatThrownBy(() -> read(pointer, text))
        .isInstanceOf(ReaderException.class)
        .hasMessage("Attempting to map over non-iterable node.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/nope", "/x/nope", "/x/0/1", "/7"})
  void shouldRefuseAPointerThatLeadsNowhere(String pointer) {
    assertThatThrownBy(() -> read(pointer, "{\"x\":[0]}"))
        .isInstanceOfSatisfying(
            ReaderException.class,
            e -> {
              assertThat(e.isLocated()).isTrue();
              assertThat(e)
                  .hasMessage(
                      "The provided ReaderConfig.ItemsPointer does not match any valid path in the"
                          + " JSON structure.");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[1", "[1,,2]", "{\"a\" 1}", "hello", "[1 2]", "[\"\\x\"]"})
  void shouldRefuseWhatIsNoJson(String text) {
    assertThatThrownBy(() -> read("", text)).isInstanceOf(ReaderException.class);
  }

  /** A parser would keep their names. */
  @Test
  void shouldReadManyFields() {
    StringBuilder text = new StringBuilder("{");
    String value = "\"" + "x".repeat(100) + "\"";
    for (int i = 0; i < 10_000; i++) {
      text.append(i == 0 ? "" : ",\n ").append('"').append(i).append("\" : ").append(value);
    }
    MemoryObject object =
        new MemoryObject(text.append("}").toString().getBytes(StandardCharsets.UTF_8), 1 << 20);

    ItemCursor cursor = new JsonFormat(JsonPointer.empty(), 1_000).open(object, null);

    for (int i = 0; i < 10_000; i++) {
      assertThat(cursor.next())
          .extracting(Item::value)
          .hasToString("{\"Key\":\"" + i + "\",\"Value\":" + value + "}");
    }
    assertThat(cursor.next()).isNull();
    assertThat(object.read()).isLessThan(1_400_000);
  }
}
