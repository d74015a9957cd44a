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

  /** The package above all others, which knows them all. */
  private static final String MAIN = "the wiring";

  /** Every package of Newel, with the others that it may know. The wiring knows them all. */
  private static final Map<String, Set<String>> MAY_KNOW = KnownPackages.ofEach();

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
    return slices().assignedFrom(new Packages()).should().beFreeOfCycles().allowEmptyShould(true);
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
        .that(not(simpleName("Main").or(nestedInMain())))
        .should()
        .accessTargetWhere(targetIs("java\\.lang\\.System\\.(out|err)"));
  }

  ArchRule namesSayWhatThingsAre() {
    return noClasses().should().haveNameMatching(".*(Manager|Helper|Utils?|Common)(\\$.*)?");
  }

  private DescribedPredicate<JavaClass> arePure() {
    return below("asl").or(below("interpreter")).as("are in asl or interpreter");
  }

  private DescribedPredicate<JavaClass> below(String name) {
    return resideInAPackage(root + "." + name + "..");
  }

  private DescribedPredicate<JavaClass> main() {
    return resideInAPackage(root).as(MAIN);
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

  private static final class Packages implements SliceAssignment {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      return SliceIdentifier.of(type.getPackageName());
    }

    @Override
    public String getDescription() {
      return "packages";
    }
  }
}
