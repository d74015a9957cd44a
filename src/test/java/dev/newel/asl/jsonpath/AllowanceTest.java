package dev.newel.asl.jsonpath;

import static dev.newel.asl.jsonpath.Documents.array;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No path may do more work than it is allowed to, nor overflow the stack, on whatever data. */
class AllowanceTest {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int PAYLOAD = 240 * 1024;

  /** Enough to read the whole of a payload, and a second of work at the very most. */
  private static final long STEPS = 1_000_000;

  private static final class UsedUp extends RuntimeException {
    UsedUp() {
      super(null, null, false, false);
    }
  }

  private static final class Steps implements Allowance {
    private long spent;
    private long calls;

    @Override
    public void spend(long steps) {
      spent += steps;
      calls++;
      if (steps <= 0 || spent > STEPS) {
        throw new UsedUp();
      }
    }
  }

  private static JsonNode read(String path, JsonNode document, Steps steps) {
    try {
      return JsonPath.compile(path).read(document, steps);
    } catch (InvalidPathException e) {
      throw new AssertionError(path, e);
    }
  }

  private static void assertUsesUp(String path, JsonNode document) {
    Steps steps = new Steps();
    assertThatExceptionOfType(UsedUp.class).isThrownBy(() -> read(path, document, steps));
    assertThat(steps.spent).isGreaterThan(STEPS);
  }

  private static JsonNode deepArrays(int depth) {
    JsonNode deep = NODES.numberNode(1);
    for (int i = 0; i < depth; i++) {
      deep = NODES.arrayNode().add(deep).add(i);
    }
    return deep;
  }

  private static JsonNode deepObjects(int depth) {
    JsonNode deep = NODES.numberNode(1);
    for (int i = 0; i < depth; i++) {
      deep = NODES.objectNode().put("b", i).set("a", deep);
    }
    return deep;
  }

  private static ArrayNode wide() {
    return array(PAYLOAD / 6, i -> NODES.numberNode(10_000 + i));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$..*..*..*",
        "$..*..*..a",
        "$..a..a..a..a",
        "$..[0]..[0]..[0]..[0]",
        "$..[?(@.a)]..[?(@.a)]..[?(@.b)]"
      })
  void shouldEndScansThatMultiply(String path) {
    assertUsesUp(path, path.contains("[0]") ? deepArrays(990) : deepObjects(990));
  }

  @Test
  void shouldEndFilterOfManyConditions() {
    String conditions = "@ == 1 || ".repeat(350) + "@ == 2";

    assertUsesUp("$[?(" + conditions + ")]", wide());
  }

  @Test
  void shouldEndFilterThatComparesLongTexts() {
    ObjectNode document = NODES.objectNode().put("t", "a".repeat(PAYLOAD / 2));
    document.set("l", array(20_000, NODES::numberNode));

    assertUsesUp("$.l[?($.t == $.t)]", document);
  }

  @Test
  void shouldEndFilterThatReadsLongNumbers() {
    ObjectNode document = NODES.objectNode().put("t", "1".repeat(PAYLOAD / 2));
    document.set("l", array(20_000, NODES::numberNode));

    assertUsesUp("$.l[?(@ == $.t)]", document);
  }

  @Test
  void shouldEndFilterThatWritesOutLargeNumbers() {
    ObjectNode document = NODES.objectNode();
    document.put("b", new BigDecimal("9".repeat(100_000)));
    document.set("l", array(10_000, i -> NODES.numberNode(new BigDecimal("9E+99999"))));

    assertUsesUp("$.l[?(@ == $.b)]", document);
  }

  @ParameterizedTest
  @ValueSource(strings = {"$[-2000000000:5]", "$[*][-2000000000:5]", "$..[-2147483648:1]"})
  void shouldEndSliceOfElementsThatAreNotThere(String path) {
    assertUsesUp(path, NODES.arrayNode().add(wide()));
  }

  @Test
  void shouldEndIndexesThatRepeat() {
    JsonNode rows = array(1000, i -> NODES.arrayNode().add(i));

    assertUsesUp("$[*][" + "0,".repeat(2000) + "0]", rows);
    assertUsesUp(
        "$[*][" + "'a',".repeat(1000) + "'b']", array(2000, i -> NODES.objectNode().put("a", 1)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$..id",
        "$.items[*].id",
        "$.items[?(@.id >= 0)].id",
        "$.items[0:].id",
        "$..[?(@.id)].id"
      })
  void shouldHaveRoomForAnyWholePayload(String path) {
    ObjectNode document = NODES.objectNode();
    document.set("items", array(20_000, i -> NODES.objectNode().put("id", i)));

    assertThat(read(path, document, new Steps())).hasSize(20_000);
  }

  @Test
  void shouldTakeNoteOfPlainPathOnce() throws Exception {
    Steps steps = new Steps();

    read("$.a.b", deepObjects(2), steps);

    assertThat(steps.calls).isEqualTo(1);
    assertThat(steps.spent).isEqualTo(2);
  }

  @Test
  void shouldNotWriteOutPathsOfWhatItLeavesOut() {
    // each path would be as long as the payload
    JsonNode elements = array(20_000, NODES::numberNode);
    JsonNode document = NODES.objectNode().set("n".repeat(PAYLOAD / 2), elements);
    Steps steps = new Steps();

    assertThat(read("$.*[*].x", document, steps)).isEmpty();
    assertThat(steps.spent).isLessThan(STEPS / 10);
  }

  @Test
  void shouldStayWithinSmallStack() throws Exception {
    List<String> paths =
        List.of(
            "$" + "..*".repeat(128),
            "$" + "..a".repeat(128),
            "$" + "..[0]".repeat(128),
            "$" + "[*]".repeat(256),
            "$" + ".a".repeat(256),
            "$" + "[?(@)]".repeat(256),
            "$" + "[0:]".repeat(256),
            "$[?(" + "@.a || ".repeat(500) + "@.b)]",
            "$[?(@" + ".a".repeat(256) + ")]",
            "$[(@.length-2)]" + "[0]".repeat(255));
    List<String> overflowed = new ArrayList<>();
    Runnable readAll =
        () -> {
          for (String path : paths) {
            for (JsonNode document : List.of(deepArrays(1000), deepObjects(1000))) {
              try {
                read(path, document, new Steps());
              } catch (UsedUp | PathNotFoundException e) {
                assertThat(e).isNotNull();
              } catch (StackOverflowError e) {
                overflowed.add(path);
              }
            }
          }
        };
    Thread thread = new Thread(null, readAll, "small stack", 512 * 1024);
    thread.start();
    thread.join();

    assertThat(overflowed).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {".a", "[0]", "[?(@)]", "..a", "[*]", "['a','b']", "[(@.length-1)]"})
  void shouldBoundTheSteps(String step) throws Exception {
    assertThat(JsonPath.compile("$.a" + step.repeat(100)).text()).isNotEmpty();
    assertRefused("$.a" + step.repeat(257));
    assertRefused("$[?(@.a" + step.repeat(257) + ")]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[?(", "[?(@", "[?(@[", "(", "[", "['", "&&", "@[?(@"})
  void shouldRefuseWhatNestsWithoutRecursion(String part) throws InterruptedException {
    List<String> texts = List.of("$" + part.repeat(1000), "$[?(@.a" + part.repeat(1000) + ")]");
    List<Throwable> failures = new ArrayList<>();
    Runnable compileAll =
        () -> {
          for (String text : texts) {
            try {
              JsonPath.compile(text.substring(0, Math.min(text.length(), 4096)));
            } catch (InvalidPathException e) {
              failures.add(e);
            }
          }
        };
    Thread thread = new Thread(null, compileAll, "small stack", 512 * 1024);
    thread.start();
    thread.join();

    assertThat(failures).hasSize(2);
  }

  @Test
  void shouldBoundTheLength() throws Exception {
    String longest = "$['" + "a".repeat(4091) + "']";

    assertThat(JsonPath.compile(longest).text()).isNotEmpty();
    assertRefused(longest + "[0]");
  }

  private static void assertRefused(String path) {
    assertThatExceptionOfType(InvalidPathException.class).isThrownBy(() -> JsonPath.compile(path));
  }
}
