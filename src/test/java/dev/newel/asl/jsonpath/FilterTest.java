package dev.newel.asl.jsonpath;

import static dev.newel.asl.jsonpath.Documents.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterTest {

  private static final JsonNode DOCUMENT =
      json(
          """
          {'rows': [{'n': 1, 'k': 'one', 'b': true, 'l': [5, 6]},
                    {'n': 2, 'k': 'it\\'s', 'b': false, 'l': []},
                    {'n': 3.0, 'k': 'null', 'x': null},
                    {'n': 12345678901234567890, 'k': '10', 'o': {'p': 1}},
                    7, 'one', null],
           'wanted': 2, 'word': 'one', 'list': [1, 2, 3]}\
          """);

  private static JsonNode read(String path, JsonNode document) throws InvalidPathException {
    return JsonPath.compile(path).read(document, steps -> {});
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " | ",
      quoteCharacter = '`',
      textBlock =
          """
          @.k == one                 | [1]
          @.k == 'one'               | [1]
          @.k == "one"               | []
          'one' == @.k               | [1]
          @.k != 'one'               | [2,3.0,12345678901234567890]
          @.k == 'it\\'s'            | [2]
          @.k > 'j'                  | [1]
          @.k == 10                  | [12345678901234567890]
          @.n == 1                   | [1]
          @.n == '1'                 | [1]
          @.n == 3                   | [3.0]
          @.n > 1                    | [2,3.0]
          @.n >= 2                   | [2,3.0]
          @.n < 2.5                  | [1,2]
          @.n <= 1e0                 | [1]
          @.n != 2                   | [1,3.0]
          1 < @.n                    | []
          @.n == $.wanted            | [2]
          $.wanted == @.n            | [2]
          @.k == $.word              | [1]
          @.k == $.nope              | []
          @.n == $.list[(@.length-1)]  | [3.0]
          @.b == true                | [1]
          @.b == 'false'             | [2]
          @.b == other               | [2]
          @.x == null                | [3.0]
          @.x != null                | []
          @.k == null                | [3.0]
          @.n != null                | [1,2,3.0,12345678901234567890]
          @.n > null                 | [1,2,3.0,12345678901234567890]
          @.x > null                 | []
          @.o == @.o                 | []
          @.o != null                | [12345678901234567890]
          @.l[0] == 5                | [1]
          @.l[7] == null             | [1,2]
          @.o.p == 1                 | [12345678901234567890]
          @['o']['p'] == 1           | [12345678901234567890]
          @.b                        | [1,2]
          !@.b                       | [3.0,12345678901234567890]
          @.x                        | []
          @.l[0]                     | [1]
          $.b                        | [1,2]
          @['b', 'l']                | [1,2]
          @['b', 'x']                | []
          @.b == true && @.n == 1    | [1]
          @.n == 1 || @.n == 2       | [1,2]
          @.n == 1||@.n == 2&&@.b==true | [1]
          (@.n == 1 || @.n == 2) && @.b == false | [1,2]
          @.b && (@.k == 'one' || @.x) | [1]
          """)
  void shouldSelectRows(String filter, String expected) throws Exception {
    assertThat(read("$.rows[?(" + filter + ")]..n", DOCUMENT)).isEqualTo(json(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " | ",
      quoteCharacter = '`',
      textBlock =
          """
          $.list[?(@ > 1)]            | [2,3]
          $.list[?(@)]                | [1,2,3]
          $.rows[?(@ == null)]        | [null]
          $.rows[?(@.o)].o            | [{'p':1}]
          $.rows[3].o[?(@.p == 1)].p  | [1]
          $.rows[3].o[?(@.p == 2)].p  | []
          $.rows[0:4][?(@.o)].n       | [12345678901234567890]
          $..[?(@.p)].p               | [1]
          """)
  void shouldSelectFromArraysAndObjects(String path, String expected) throws Exception {
    assertThat(read(path, DOCUMENT)).isEqualTo(json(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " | ",
      quoteCharacter = '`',
      textBlock =
          """
          @.k[0] == 1      | Filter: [0] can only be applied to arrays. Current context is: one
          @['a','b'].c     | Multi properties can only be used as path leafs: $['a', 'b']
          """)
  void shouldFailWhereFilterDoesNotFitTheData(String filter, String reason) throws Exception {
    assertFails(filter, reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"one", "", "1.2.3"})
  void shouldFailWhereTextIsComparedWithNumber(String text) throws Exception {
    NumberFormatException failure =
        catchThrowableOfType(NumberFormatException.class, () -> new BigDecimal(text));

    assertFails("@.n == '" + text + "'", String.valueOf(failure.getMessage()));
  }

  private static void assertFails(String filter, String reason) throws Exception {
    JsonPath path = JsonPath.compile("$.rows[?(" + filter + ")]");

    assertThatExceptionOfType(PathNotFoundException.class)
        .isThrownBy(() -> path.read(DOCUMENT, steps -> {}))
        .withMessage(reason);
    assertThat(path.find(DOCUMENT, steps -> {})).isNull();
  }

  @Test
  void shouldLookAtTheLastConditionFirst() throws Exception {
    // the first one would fail on a number
    assertThat(read("$[?(@ == one && @ == 8)]", json("[7]"))).isEqualTo(json("[]"));
    assertThat(read("$[?(@ == one || @ == 7)]", json("[7]"))).isEqualTo(json("[7]"));
  }
}
