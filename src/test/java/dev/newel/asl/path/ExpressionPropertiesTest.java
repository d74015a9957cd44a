package dev.newel.asl.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.asl.data.Json;
import dev.newel.asl.data.StateException;
import dev.newel.asl.path.intrinsic.ValueExpression;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ExpressionPropertiesTest {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  @Property
  void shouldReadWhatWasWritten(@ForAll("names") List<String> names, @ForAll int value)
      throws Exception {
    ReferencePath path = ReferencePath.compile("$." + String.join(".", names));
    JsonNode root = FixedScope.json("{'keep': [1, 2]}");

    JsonNode written = path.write(root, NODES.numberNode(value), FixedScope.EMPTY);

    assertThat(path.evaluate(written, FixedScope.EMPTY).intValue()).isEqualTo(value);
    if (!names.get(0).equals("keep")) {
      assertThat(written.get("keep")).isSameAs(root.get("keep"));
    }
  }

  @Property(tries = 5000)
  void shouldOnlyRefuseOrCompileAnyText(@ForAll("expressionLike") String text) {
    assertOnlyStateExceptions(text, NODES.objectNode());
  }

  @Property
  void shouldOnlyRefuseOrCompileTrulyAnyText(@ForAll String text) {
    assertOnlyStateExceptions("$" + text, NODES.objectNode());
    assertOnlyStateExceptions("States." + text, NODES.objectNode());
  }

  @Property(tries = 3000)
  void shouldFailWithStateExceptionsOnlyAndLeaveTheInputAlone(
      @ForAll("expressionLike") String text, @ForAll("documents") JsonNode document) {
    String before = Json.write(document);

    assertOnlyStateExceptions(text, document);

    assertThat(Json.write(document)).isEqualTo(before);
  }

  private static void assertOnlyStateExceptions(String text, JsonNode input) {
    assertThatCode(
            () -> {
              try {
                ValueExpression.compile(text).evaluate(input, FixedScope.of("{'a': [1]}"));
              } catch (ExpressionSyntaxException | StateException expected) {
                assertThat(expected.getMessage()).isNotBlank();
              }
            })
        .doesNotThrowAnyException();
  }

  @Provide
  Arbitrary<List<String>> names() {
    return Arbitraries.strings()
        .alpha()
        .numeric()
        .withChars('_', '-')
        .ofMinLength(1)
        .ofMaxLength(8)
        .list()
        .ofMinSize(1)
        .ofMaxSize(6);
  }

  @Provide
  Arbitrary<String> plainPaths() {
    return Arbitraries.of(".a", ".b", ".c-d", "['a']", "[\"b\"]", "['c-d']", "[0]", "[1]", "[-1]")
        .list()
        .ofMaxSize(4)
        .map(steps -> "$" + String.join("", steps));
  }

  /** Texts from the pieces of the grammar, so that many are almost right and some are. */
  @Provide
  Arbitrary<String> expressionLike() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "$",
            "$$",
            ".",
            "..",
            "[",
            "]",
            "[*]",
            "[0]",
            "[-1:]",
            "[?(",
            ")]",
            "@.a",
            "a",
            "b",
            "'",
            "\"",
            "\\",
            "{}",
            "(",
            ")",
            ",",
            " ",
            ":",
            "*",
            "!",
            "==",
            "<",
            "&&",
            "||",
            "1",
            "-",
            "1.5",
            "null",
            "true",
            " in ",
            " nin ",
            " subsetof ",
            " size ",
            " empty ",
            ".length()",
            ".keys()",
            ".sum()",
            ".first()",
            "$.a",
            "$.b[0]",
            "'x'",
            "'{}'",
            "States.Array(",
            "States.Format(",
            "States.MathAdd(",
            "States.JsonMerge(",
            "States.StringToJson(",
            "States.ArrayPartition(",
            "States.UUID()");
    return pieces.list().ofMaxSize(12).map(parts -> String.join("", parts));
  }

  @Provide
  Arbitrary<JsonNode> documents() {
    return document(3);
  }

  private static Arbitrary<JsonNode> document(int depth) {
    Arbitrary<JsonNode> leaves =
        Arbitraries.of("null", "true", "1", "-2.50", "1e400", "'a'", "''", "'$.a'", "[]", "{}")
            .map(FixedScope::json);
    if (depth == 0) {
      return leaves;
    }
    Arbitrary<JsonNode> below = Arbitraries.lazy(() -> document(depth - 1));
    Arbitrary<JsonNode> arrays =
        below.list().ofMaxSize(3).map(list -> NODES.arrayNode().addAll(list));
    Arbitrary<JsonNode> objects =
        Arbitraries.maps(Arbitraries.of("a", "b", "c-d"), below)
            .ofMaxSize(3)
            .map(
                fields -> {
                  ObjectNode object = NODES.objectNode();
                  fields.forEach(object::set);
                  return object;
                });
    return Arbitraries.oneOf(leaves, arrays, objects);
  }
}
