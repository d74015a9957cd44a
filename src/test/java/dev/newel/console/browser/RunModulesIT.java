package dev.newel.console.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.data.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The console's modules that know neither page nor server: cases of {@code console/*.json}. */
class RunModulesIT {

  @RegisterExtension static final ConsoleSite SITE = new ConsoleSite();

  /** In the tests' resources, so that it is not among what is served. */
  private static String runner;

  @BeforeAll
  static void read() {
    runner = resource("pure.js").replaceAll("(?m)^export ", "");
  }

  private static String resource(String name) {
    try (InputStream file =
        RunModulesIT.class.getClassLoader().getResourceAsStream("console/" + name)) {
      return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Named<JsonNode>> cases(String file) {
    try {
      return StreamSupport.stream(Json.MAPPER.readTree(resource(file)).spliterator(), false)
          .map(one -> Named.of(one.path("name").asText(), one));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Stream<Named<JsonNode>> calls() {
    return cases("calls.json");
  }

  static Stream<Named<JsonNode>> graphs() {
    return cases("graphs.json");
  }

  static Stream<Named<JsonNode>> runs() {
    return cases("runs.json");
  }

  private static JsonNode run(String function, JsonNode given) {
    Page page = SITE.open("no-such-page").until("document.querySelector('h1')");
    return page.eval("(async () => { %s; return %s(%s); })()".formatted(runner, function, given));
  }

  @ParameterizedTest
  @MethodSource("calls")
  void shouldGive(JsonNode given) {
    assertThat(run("call", given)).isEqualTo(given.path("gives"));
  }

  @ParameterizedTest
  @MethodSource("graphs")
  void shouldLayOut(JsonNode given) {
    assertThat(run("graph", given)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("runs")
  void shouldFold(JsonNode given) {
    JsonNode folded = run("run", given);

    for (String what : new String[] {"status", "failed", "states", "iterations", "rows"}) {
      if (given.has(what)) {
        assertThat(folded.path(what)).as(what).isEqualTo(given.path(what));
      }
    }
  }
}
