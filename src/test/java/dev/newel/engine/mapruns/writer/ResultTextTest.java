package dev.newel.engine.mapruns.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.data.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResultTextTest {

  private static final String FIRST =
      "{\"Name\":\"1\",\"Output\":\"[1,[2]]\",\"Status\":\"SUCCEEDED\"}";
  private static final String SECOND =
      "{\"Name\":\"2\",\"Output\":\"{\\\"a\\\": 1.0}\",\"Status\":\"SUCCEEDED\"}";
  private static final String FAILED = "{\"Name\":\"3\",\"Error\":\"E\",\"Status\":\"FAILED\"}";

  private static final List<ChildResult> RESULTS =
      List.of(
          new ChildResult(json(FIRST)),
          new ChildResult(json(SECOND)),
          new ChildResult(json(FAILED)));

  private static JsonNode json(String text) {
    try {
      return Json.MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static String text(String config) {
    return ResultText.of(json(config)).of(RESULTS);
  }

  @Test
  void shouldShowAllOfAResult() {
    String all = "[" + FIRST + "," + SECOND + "," + FAILED + "]";

    assertThat(text("{\"Transformation\":\"NONE\"}")).isEqualTo(all);
    assertThat(text("{}")).isEqualTo(all);
  }

  @Test
  void shouldShowTheOutput() {
    assertThat(text("{\"Transformation\":\"COMPACT\",\"OutputType\":\"JSON\"}"))
        .isEqualTo("[[1,[2]],{\"a\":1.0}," + FAILED + "]");
  }

  @Test
  void shouldFlattenOutputsByOneLevel() {
    assertThat(text("{\"Transformation\":\"FLATTEN\"}"))
        .isEqualTo("[1,[2],{\"a\":1.0}," + FAILED + "]");
  }

  @Test
  void shouldWriteLines() {
    assertThat(text("{\"Transformation\":\"FLATTEN\",\"OutputType\":\"JSONL\"}"))
        .isEqualTo("1\n[2]\n{\"a\":1.0}\n" + FAILED + "\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"Transformation\":\"none\"}", "{\"OutputType\":\"CSV\"}"})
  void shouldRefuseOtherForms(String config) {
    assertThatThrownBy(() -> text(config)).isInstanceOf(WriterException.class);
  }

  @ParameterizedTest
  @CsvSource({"JSON, '[]'", "JSONL, ''"})
  void shouldHaveAFormForNothing(String type, String text) {
    ResultText form = ResultText.of(json("{\"OutputType\":\"%s\"}".formatted(type)));

    assertThat(form.of(List.of())).isEqualTo(text);
  }
}
