package dev.newel.asl.jsonata.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.data.Json;
import dev.newel.asl.jsonata.Steps;
import dev.newel.asl.jsonata.function.Builtins;
import dev.newel.asl.jsonata.value.Evaluation;
import dev.newel.asl.jsonata.value.Frame;
import dev.newel.asl.jsonata.value.Globals;
import dev.newel.asl.jsonata.value.JsonataException;
import dev.newel.asl.jsonata.value.Values;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** What the reference, version 2.0.6, answers to expressions of ours: values and errors. */
class ReferenceTest {

  private static final String FOLDER = "/dev/newel/asl/jsonata/";

  @Test
  void shouldAnswerAsTheReference() {
    JsonNode data = read("reference-data.json").get(0);
    List<String> differences = new ArrayList<>();
    List<JsonNode> cases = read("reference.jsonl");
    for (JsonNode one : cases) {
      JsonNode input = one.has("data") ? data.get(one.get("data").textValue()) : Values.UNDEFINED;
      String expression = one.get("expression").textValue();
      String expected = expected(one);
      String answer = answer(expression, input);
      if (!expected.equals(answer)) {
        differences.add(expression + "\n  is " + answer + "\n  not " + expected);
      }
    }
    assertThat(cases).hasSizeGreaterThan(1_000);
    assertThat(differences).isEmpty();
  }

  private static String expected(JsonNode one) {
    if (one.has("error")) {
      return one.get("error").textValue();
    }
    return one.has("value") ? canonical(one.get("value")) : "undefined";
  }

  private static String answer(String expression, JsonNode input) {
    try {
      Evaluation evaluation = new Evaluation(globals(input), new Steps(10_000_000));
      JsonNode value = Compiler.compile(expression).evaluate(input, Frame.top(evaluation));
      return value.isMissingNode() ? "undefined" : canonical(value);
    } catch (JsonataException e) {
      return String.valueOf(e.getMessage());
    }
  }

  /** Members by their names, numbers as doubles. */
  private static String canonical(JsonNode value) {
    StringBuilder text = new StringBuilder();
    write(value, text);
    return text.toString();
  }

  private static void write(JsonNode value, StringBuilder text) {
    if (value.isArray()) {
      text.append('[');
      for (JsonNode item : value) {
        write(item, text);
        text.append(',');
      }
      text.append(']');
    } else if (value.isObject()) {
      text.append('{');
      value.properties().stream()
          .sorted(Map.Entry.comparingByKey())
          .forEach(
              member -> {
                text.append(Json.write(Values.text(member.getKey()))).append(':');
                write(member.getValue(), text);
                text.append(',');
              });
      text.append('}');
    } else if (value.isNumber() && !Double.isFinite(value.doubleValue())) {
      text.append('"').append(value.doubleValue()).append('"');
    } else if (value.isNumber()) {
      text.append((float) value.doubleValue());
    } else {
      text.append(value.isMissingNode() ? "null" : Json.write(value));
    }
  }

  private static Globals globals(JsonNode input) {
    return new Globals() {
      @Override
      public JsonNode find(String name) {
        return name.equals("$") ? input : Builtins.find(name);
      }

      @Override
      public Instant now() {
        return Instant.parse("2026-11-22T10:20:30.456Z");
      }

      @Override
      public RandomGenerator random() {
        return new Random(1);
      }
    };
  }

  /** All values of a file, one after the other. */
  private static List<JsonNode> read(String file) {
    try (InputStream stream = ReferenceTest.class.getResourceAsStream(FOLDER + file);
        BufferedReader reader =
            new BufferedReader(
                new InputStreamReader(
                    java.util.Objects.requireNonNull(stream), StandardCharsets.UTF_8))) {
      if (file.endsWith(".json")) {
        return List.of(Json.MAPPER.readTree(reader));
      }
      List<JsonNode> values = new ArrayList<>();
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        values.add(Json.MAPPER.readTree(line));
      }
      return values;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void shouldTellWhatIsMissingFromNull() {
    assertThat(answer("null", Values.UNDEFINED)).isEqualTo("null");
    assertThat(answer("nope", Values.UNDEFINED)).isEqualTo("undefined");
  }
}
