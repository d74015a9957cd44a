package dev.newel.asl.jsonpath;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.jsonpath.OldLibrary.Answer;
import java.util.Random;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the old library accepts this one does, and what it answers this one does, word for word,
 * except for the {@link Difference}s.
 */
class JsonPathOracleTest {

  private static final int PATHS = 1_000;
  private static final int DOCUMENTS = 3;

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 8);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void shouldAnswerAsTheOldLibrary(long seed) {
    PathGenerator generator = new PathGenerator(new Random(seed));
    int accepted = 0;
    int valued = 0;
    for (int i = 0; i < PATHS; i++) {
      String path = generator.path();
      if (Difference.of(path).isPresent()) {
        continue;
      }
      JsonPath compiled = compileAsTheOldLibrary(path);
      if (compiled != null) {
        accepted++;
        valued += countValues(compiled, generator);
      }
    }
    // most are paths, and lead somewhere often enough
    assertThat(accepted).isBetween(PATHS / 2, PATHS * 9 / 10);
    assertThat(valued).isGreaterThan(accepted / 3);
  }

  private static int countValues(JsonPath path, PathGenerator generator) {
    int values = 0;
    for (int i = 0; i < DOCUMENTS; i++) {
      Answer answer = readAsTheOldLibrary(path, generator.document());
      values += answer.isFailure() || answer.value().equals("[]") ? 0 : 1;
    }
    return values;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$",
        "$ ",
        "$\t",
        "$.[0]",
        "$.*a",
        "$*",
        "$..*a",
        "$..$a",
        "$....a",
        "$...a",
        "$['a']$['b']",
        "$.*['a']$",
        "$.a$b",
        "$.it's",
        "$.a'b'list",
        "$.a]b",
        "$['a]b']",
        "$['a[0]']",
        "$[']",
        "$['']",
        "$[' a ']",
        "$['a'",
        "$['a'b'list']",
        "$[list'a'x]",
        "$[\"a\"]",
        "$[\"a1\"]",
        "$[\"it's\"]",
        "$['a']b",
        "$['a']['b']['list']",
        "$..['a','b']",
        "$..['a','b'].list",
        "$..list[0]",
        "$..[0].a",
        "$..[*].a",
        "$..[?(@.a)].b",
        "$..[?(@)]",
        "$[[0]]",
        "$[[0",
        "$[1x",
        "$[1 2]",
        "$[0..1]",
        "$[0,]",
        "$[,0]",
        "$[0,1:]",
        "$[1:2:3]",
        "$[1:2,3]",
        "$[1:2: :4]",
        "$[::2]",
        "$[1::2]",
        "$[-1:]",
        "$[:-1]",
        "$[-2:-1]",
        "$[-1:2]",
        "$[٣]",
        "$[99999999999]",
        "$[(@.length-1)]",
        "$[@.size()-1)]",
        "$[(@-length-1)]",
        "$[(@.length-1)",
        "$[(@.length--1)]",
        "$[[?(@.a)]]",
        "$[[?(@.a)]",
        "$[x?(@.a)]",
        "$[ ? ( @.a ) ]",
        "$[?(@.a)x]",
        "$[?((@.a))]",
        "$[?(@.a) && (@.b)]",
        "$[?((@.a == 1 || @.b == 1) && @.list)]",
        "$[?(@.a==1&&@.b==1||@.list)]",
        "$[?(@.a && @.b || @.list && @.it)]",
        "$[?(@.a == 'x && y')]",
        "$[?(@.a == 'x == y')]",
        "$[?(@['a && b'])]",
        "$[?(@['a','b'])]",
        "$[?(@['a','b'].a)]",
        "$[?(@['a','b'] == 1)]",
        "$[?(@.a[(@.length-1)] == 1)]",
        "$[?(@.a[0][0])]",
        "$[?(!@.a == 1)]",
        "$[?(!@.a != 1)]",
        "$[?(!$.a)]",
        "$[?(!$.a == 1)]",
        "$[?($)]",
        "$[?(@$.a)]",
        "$[?(@.a = 1)]",
        "$[?(@.a === 1)]",
        "$[?(@.a => 1)]",
        "$[?(@.a <> 1)]",
        "$[?(@.a == )]",
        "$[?( == 1)]",
        "$[?(1 == 1)]",
        "$[?('a' == a)]",
        "$[?('it\\'s' == @.a)]",
        "$[?(@.a == 'it\\'s')]",
        "$[?(@.a == ')')]",
        "$[?(@.a == ')]",
        "$[?(@.a in [1])]",
        "$[?(@.a.length() == 1)]",
        "$[*][*][*].a",
        "$.*.a.b",
        "$.*.*.a.b.list",
        "$.list[*].a.b"
      })
  void shouldTakeOddPathAsTheOldLibrary(String path) {
    JsonPath compiled = compileAsTheOldLibrary(path);
    if (compiled != null) {
      PathGenerator generator = new PathGenerator(new Random(path.hashCode()));
      for (int i = 0; i < 50; i++) {
        readAsTheOldLibrary(compiled, generator.document());
      }
    }
  }

  private static @Nullable JsonPath compileAsTheOldLibrary(String path) {
    JsonPath compiled;
    try {
      compiled = JsonPath.compile(path);
    } catch (InvalidPathException e) {
      compiled = null;
    }
    assertThat(compiled != null).as(path).isEqualTo(OldLibrary.accepts(path));
    if (compiled != null) {
      assertThat(compiled.isDefinite()).as(path).isEqualTo(OldLibrary.isDefinite(path));
    }
    return compiled;
  }

  private static Answer readAsTheOldLibrary(JsonPath path, JsonNode document) {
    Answer answer;
    try {
      answer = Answer.of(path.read(document, steps -> {}));
    } catch (PathNotFoundException e) {
      answer = Answer.failure(e);
    }
    assertThat(answer)
        .as("%s on %s", path, document)
        .isEqualTo(OldLibrary.read(path.text(), document));
    return answer;
  }

  @Test
  void shouldKnowWhereItDiffers() {
    assertThat(Difference.of("$[?(@.a =~ /x/)]")).contains(Difference.REGULAR_EXPRESSION);
    assertThat(Difference.of("$.a[?]")).contains(Difference.PLACEHOLDER);
    assertThat(Difference.of("$['it\\'s']")).contains(Difference.ESCAPED_NAME);
    assertThat(Difference.of("$[?($.a == $.a)]")).contains(Difference.SAME_PATH);
    assertThat(Difference.of("$[?($.a == $.ab)]")).isEmpty();
    assertThat(Difference.of("$.a[?(@.b == 'it\\'s')].list")).isEmpty();
  }
}
