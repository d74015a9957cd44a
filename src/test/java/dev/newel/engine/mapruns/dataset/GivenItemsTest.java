package dev.newel.engine.mapruns.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.data.Json;
import dev.newel.engine.mapruns.reader.ReaderException;
import dev.newel.engine.mapruns.reader.ReaderOrder;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GivenItemsTest {

  private static List<JsonNode> read(String action, String config, String data) throws IOException {
    JsonNode arguments = Json.MAPPER.readTree("{\"Bucket\":\"b\",\"Key\":\"k\"}");
    ReaderOrder order =
        new ReaderOrder("arn:aws:states:::s3:" + action, arguments, Json.MAPPER.readTree(config));
    return GivenItems.read(order, data, 1_000);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '`',
      value = {
        "getObject!{\"InputType\":\"JSON\",\"ItemsPointer\":\"/a\"}!{\"a\":[1,2,3]}",
        "getObject!{\"InputType\":\"JSON\",\"MaxItems\":3}![1,2,3,4]",
        "listObjectsV2!{\"InputType\":\"JSONL\",\"Transformation\":\"LOAD_AND_FLATTEN\"}!1\\n2\\n3",
      })
  void shouldReadAllOfThem(String action, String config, String data) throws IOException {
    assertThat(read(action, config, data.replace("\\n", "\n"))).hasToString("[1, 2, 3]");
  }

  @Test
  void shouldReadMoreThanAPage() throws IOException {
    String data = ("\"" + "x".repeat(900) + "\"\n").repeat(3_000);

    assertThat(read("getObject", "{\"InputType\":\"JSONL\"}", data)).hasSize(3_000);
  }

  @Test
  void shouldRefuseOtherData() {
    assertThatThrownBy(() -> read("getObject", "{\"InputType\":\"JSON\"}", "1"))
        .isInstanceOf(ReaderException.class)
        .hasMessage("Attempting to map over non-iterable node.");
  }
}
