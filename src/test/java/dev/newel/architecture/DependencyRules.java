package dev.newel.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Which package may know which: dependencies point inwards, to the language and the pure core.
 *
 * <p>A rule for a package that does not exist yet holds; from its first class on it is enforced.
 *
 * @param root the package above all of them
 */
record DependencyRules(String root) {

  private static final String MAIN = "Main and Newel";

  /** Every package of Newel, with the others that it may know. Main, the wiring, knows them all. */
  private static final Map<String, Set<String>> MAY_KNOW = mayKnow();

  private static Map<String, Set<String>> mayKnow() {
    Map<String, Set<String>> packages = new LinkedHashMap<>();
    packages.put("config", Set.of());
    packages.put("aws", Set.of());
    packages.put("kinds", Set.of());
    packages.put("asl", Set.of());
    packages.put("interpreter.model", Set.of("kinds", "asl"));
    packages.put("interpreter", Set.of("kinds", "interpreter.model", "asl"));
    packages.put("store", Set.of("interpreter.model", "asl"));
    packages.put("store.redis.client", Set.of("store"));
    packages.put("store.redis.embedded", Set.of());
    packages.put("store.redis.codec", Set.of("interpreter.model", "asl"));
    packages.put(
        "store.redis",
        Set.of("store.redis.codec", "store.redis.client", "store", "interpreter.model", "asl"));
    packages.put("bus", Set.of());
    packages.put("ops", Set.of("store", "config"));
    packages.put("task", Set.of("kinds", "bus", "interpreter.model", "asl"));
    packages.put("engine.message", Set.of("kinds", "store", "interpreter.model", "asl"));
    packages.put("engine.definition", Set.of("store", "asl"));
    packages.put(
        "engine.activity", Set.of("kinds", "engine.message", "store", "interpreter.model", "asl"));
    packages.put(
        "engine",
        Set.of(
            "kinds",
            "engine.activity",
            "engine.definition",
            "engine.message",
            "task",
            "bus",
            "aws",
            "store",
            "interpreter",
            "interpreter.model",
            "asl"));
    packages.put("timer", Set.of("kinds", "engine.message", "store", "interpreter.model"));
    packages.put("api.model", Set.of("asl", "aws"));
    packages.put(
        "api.action",
        Set.of(
            "api.model",
            "engine.definition",
            "engine.message",
            "store",
            "interpreter.model",
            "asl",
            "aws"));
    packages.put("api.http", Set.of("api.action", "api.model", "bus", "asl", "aws"));
    packages.put("api", Set.of("api.http", "api.action", "api.model", "bus", "asl", "aws"));
    return packages;
  }

  /** The verticles never know each other, and only Main sees the store's implementation. */
  ArchRule layers() {
    var layers = layeredArchitecture().consideringOnlyDependenciesInLayers();
    layers = layers.withOptionalLayers(true).layer(MAIN).definedBy(main());
    for (String name : MAY_KNOW.keySet()) {
      layers = layers.layer(name).definedBy(layer(name));
    }
    layers = layers.whereLayer(MAIN).mayNotBeAccessedByAnyLayer();
    for (Map.Entry<String, Set<String>> entry : MAY_KNOW.entrySet()) {
      var rule = layers.whereLayer(entry.getKey());
      layers =
          entry.getValue().isEmpty()
              ? rule.mayNotAccessAnyLayer()
              : rule.mayOnlyAccessLayers(entry.getValue().toArray(String[]::new));
    }
    return layers.ensureAllClassesAreContainedInArchitecture();
  }

  ArchRule noCycles() {
    return slices().assignedFrom(new Slices()).should().beFreeOfCycles().allowEmptyShould(true);
  }

  ArchRule pureCoreImportsNoShell() {
    return noClasses()
        .that(arePure())
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                "io.vertx..",
                "io.netty..",
                "redis..",
                "java.net..",
                "java.nio.file..",
                "java.sql.."))
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Thread.class);
  }

  ArchRule pureCoreReadsNoClock() {
    return noClasses()
        .that(arePure())
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(Clock.class)
        .orShould()
        .accessTargetWhere(
            targetIs("java\\.time\\..*\\.now|java\\.lang\\.System\\.(currentTimeMillis|nanoTime)"))
        .orShould()
        .callConstructor(Date.class);
  }

  ArchRule pureCoreHasNoRandomness() {
    return noClasses()
        .that(arePure())
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(ThreadLocalRandom.class, SecureRandom.class)
        .orShould()
        .accessTargetWhere(
            targetIs(
                "java\\.lang\\.Math\\.random|java\\.util\\.UUID\\.randomUUID"
                    + "|java\\.util\\.random\\.RandomGenerator.*\\.(of|getDefault)"))
        .orShould()
        .callConstructor(Random.class)
        .orShould()
        .callConstructor(SplittableRandom.class);
  }

  ArchRule onlyMainPrints() {
    return noClasses()
        .that(not(main()))
        .should()
        .accessTargetWhere(targetIs("java\\.lang\\.System\\.(out|err)"));
  }

  ArchRule namesSayWhatThingsAre() {
    return noClasses().should().haveNameMatching(".*(Manager|Helper|Utils?|Common)(\\$.*)?");
  }

  private DescribedPredicate<JavaClass> arePure() {
    return layer("asl")
        .or(layer("interpreter"))
        .or(layer("interpreter.model"))
        .as("are in asl or interpreter");
  }

  private DescribedPredicate<JavaClass> main() {
    return resideInAPackage(root)
        .and(
            simpleName("Main")
                .or(simpleName("Newel"))
                .or(simpleName("package-info"))
                .or(nestedInMain()))
        .as("Main");
  }

  private static DescribedPredicate<JavaClass> nestedInMain() {
    return describe("nested in Main", type -> type.getName().contains(".Main$"));
  }

  /** The package and those below it, without those below it that are a layer of their own. */
  private DescribedPredicate<JavaClass> layer(String name) {
    var layer = resideInAPackage(root + "." + name + "..");
    for (String other : MAY_KNOW.keySet()) {
      if (other.startsWith(name + ".")) {
        layer = layer.and(not(resideInAPackage(root + "." + other + "..")));
      }
    }
    return layer.as(name);
  }

  private static DescribedPredicate<JavaAccess<?>> targetIs(String regex) {
    return describe(
        "is " + regex,
        access -> {
          AccessTarget target = access.getTarget();
          return (target.getOwner().getName() + "." + target.getName()).matches(regex);
        });
  }

  /** A slice per package, except that asl and asl.path lean on each other: an expression is ASL. */
  private final class Slices implements SliceAssignment {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      return layer("asl").test(type)
          ? SliceIdentifier.of("asl")
          : SliceIdentifier.of(type.getPackageName());
    }

    @Override
    public String getDescription() {
      return "packages, asl being one with those below it";
    }
  }
}
