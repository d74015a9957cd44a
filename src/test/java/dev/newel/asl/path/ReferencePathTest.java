package dev.newel.asl.path;

import static dev.newel.asl.path.FixedScope.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.data.ErrorName;
import dev.newel.asl.data.Json;
import dev.newel.asl.data.StateException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReferencePathTest {

  private static final JsonNode VALUE = json("{'v': 1}");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          $           | {'a': 1}               | {'v':1}
          $.b         | {'a': 1, 'c': 2}       | {'a':1,'c':2,'b':{'v':1}}
          $.a         | {'a': 1, 'c': 2}       | {'a':{'v':1},'c':2}
          $.a.b.c     | {'x': 0}               | {'x':0,'a':{'b':{'c':{'v':1}}}}
          $.a.b       | {'a': {'z': 1}}        | {'a':{'z':1,'b':{'v':1}}}
          $['a b'].c  | {}                     | {'a b':{'c':{'v':1}}}
          $.a[1]      | {'a': [1, 2, 3]}       | {'a':[1,{'v':1},3]}
          $.a[0].b    | {'a': [{}, 2]}         | {'a':[{'b':{'v':1}},2]}
          $[0]        | [1, 2]                 | [{'v':1},2]
          """)
  void shouldWriteNewRoot(String path, String root, String expected) throws Exception {
    JsonNode before = json(root);

    JsonNode after = ReferencePath.compile(path).write(before, VALUE, FixedScope.EMPTY);

    assertThat(Json.write(after)).isEqualTo(expected.replace('\'', '"'));
    assertThat(before).isEqualTo(json(root));
  }

  @Test
  void shouldCopyOnlyAlongThePath() throws Exception {
    JsonNode root = json("{'a': {'b': 1}, 'other': {'big': [1, 2, 3]}}");

    JsonNode after = ReferencePath.compile("$.a.c").write(root, VALUE, FixedScope.EMPTY);

    assertThat(after.get("other")).isSameAs(root.get("other"));
    assertThat(after.get("a").get("c")).isSameAs(VALUE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          $.a.b    | {'a': 'text'}   | b | "text"
          $.a.b    | {'a': null}     | b | null
          $.a.b    | {'a': [1]}      | b | [1]
          $.a      | 5               | a | 5
          $.a      | [1]             | a | [1]
          $.a[2]   | {'a': [1, 2]}   | 2 | [1,2]
          $.a[0]   | {}              | 0 | null
          $.a[0]   | {'a': {}}       | 0 | {}
          $.b[0].c | {}              | 0 | null
          """)
  void shouldFailWhereParentIsOfAnotherKind(String path, String root, String step, String parent)
      throws Exception {
    ReferencePath compiled = ReferencePath.compile(path);

    assertThatExceptionOfType(StateException.class)
        .isThrownBy(() -> compiled.write(json(root), VALUE, FixedScope.EMPTY))
        .satisfies(
            failure -> {
              assertThat(failure.error()).isEqualTo(ErrorName.REFERENCE_PATH_CONFLICT);
              assertThat(failure.cause())
                  .isEqualTo("Unable to apply step \"%s\" to input %s".formatted(step, parent));
              assertThat(failure.isLocated()).isTrue();
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$.a[*]",
        "$..a",
        "$.a[0:1]",
        "$.a[0,1]",
        "$.a['b','c']",
        "$.*",
        "$.a[?(@.b)]",
        "$.a.length()",
        "a",
        "",
        "States.UUID()"
      })
  void shouldRefuseWhatNamesNoSingleNode(String path) {
    assertThatExceptionOfType(ExpressionSyntaxException.class)
        .isThrownBy(() -> ReferencePath.compile(path));
  }

  @Test
  void shouldReadInputAndContext() throws Exception {
    FixedScope scope = FixedScope.of("{'n': 3}");
    JsonNode input = json("{'n': 4}");

    assertThat(ReferencePath.compile("$.n").evaluate(input, scope)).isEqualTo(json("4"));
    assertThat(ReferencePath.compile("$$.n").evaluate(input, scope)).isEqualTo(json("3"));
    assertThat(ReferencePath.compile("$$.n").isIntoContext()).isTrue();
    assertThat(ReferencePath.compile("$.m").find(input, scope)).isNull();
  }
}
