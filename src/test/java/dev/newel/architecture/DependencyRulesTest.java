package dev.newel.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules hold for Newel, and each is broken by a fixture, so that it is known to be awake. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DependencyRulesTest {

  private static final String FIXTURE = "dev.newel.architecture.fixture";

  private final JavaClasses newel =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.newel");
  private final JavaClasses fixture = new ClassFileImporter().importPackages(FIXTURE);

  @ParameterizedTest(name = "{0}")
  @MethodSource("rulesOfNewel")
  void newelKeepsTheRule(String name, ArchRule rule) {
    rule.check(newel);
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("brokenRules")
  void fixtureBreaksTheRule(String name, ArchRule rule, String violation) {
    assertThat(rule.evaluate(fixture).getFailureReport().getDetails())
        .anySatisfy(detail -> assertThat(detail).contains(violation));
  }

  @Test
  void everyPackageIsNullMarked() {
    assertThat(newel)
        .extracting(type -> type.getPackage())
        .allMatch(code -> code.isAnnotatedWith("org.jspecify.annotations.NullMarked"));
  }

  static Stream<Arguments> rulesOfNewel() {
    var rules = new DependencyRules("dev.newel");
    return Stream.of(
        arguments("layers", rules.layers()),
        arguments("no cycles", rules.noCycles()),
        arguments("no shell in the core", rules.pureCoreImportsNoShell()),
        arguments("no clock in the core", rules.pureCoreReadsNoClock()),
        arguments("no randomness in the core", rules.pureCoreHasNoRandomness()),
        arguments("only Main prints", rules.onlyMainPrints()),
        arguments("names", rules.namesSayWhatThingsAre()));
  }

  static Stream<Arguments> brokenRules() {
    var rules = new DependencyRules(FIXTURE);
    return Stream.of(
        arguments("layers", rules.layers(), "fixture.engine.EngineVerticle"),
        arguments("layers", rules.layers(), "fixture.store.redis.RedisStore"),
        arguments("layers", rules.layers(), "fixture.somewhere.StrayHelper"),
        arguments("no cycles", rules.noCycles(), "fixture.api -> "),
        arguments("no shell in the core", rules.pureCoreImportsNoShell(), "io.vertx.core.Future"),
        arguments("no clock in the core", rules.pureCoreReadsNoClock(), "Instant.now()"),
        arguments("no clock in the core", rules.pureCoreReadsNoClock(), "currentTimeMillis()"),
        arguments("no clock in the core", rules.pureCoreReadsNoClock(), "java.time.Clock"),
        arguments("no randomness in the core", rules.pureCoreHasNoRandomness(), "Math.random()"),
        arguments("no randomness in the core", rules.pureCoreHasNoRandomness(), "randomUUID()"),
        arguments(
            "no randomness in the core", rules.pureCoreHasNoRandomness(), "ThreadLocalRandom"),
        arguments("no randomness in the core", rules.pureCoreHasNoRandomness(), "SplittableRandom"),
        arguments("only Main prints", rules.onlyMainPrints(), "System.out"),
        arguments("names", rules.namesSayWhatThingsAre(), "StrayHelper"));
  }
}
