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

  /** The package above all others, which knows them all. */
  private static final String MAIN = "the wiring";

  /** Every package of Newel, with the others that it may know. The wiring knows them all. */
  private static final Map<String, Set<String>> MAY_KNOW = mayKnow();

  private static Map<String, Set<String>> mayKnow() {
    Map<String, Set<String>> packages = new LinkedHashMap<>();
    packages.put("config", Set.of());
    packages.put("aws", Set.of());
    packages.put("aws.model.shape", Set.of());
    packages.put("aws.model", Set.of("aws.model.shape"));
    packages.put("aws.client.value", Set.of("aws.model", "aws.model.shape"));
    packages.put("aws.client.wire", Set.of("aws.client.value", "aws.model", "aws.model.shape"));
    packages.put(
        "aws.client",
        Set.of("aws.client.value", "aws.client.wire", "aws.model", "aws.model.shape"));
    packages.put("aws.identity", Set.of("aws.client", "aws.client.value", "aws.model"));
    packages.put("kinds", Set.of());
    packages.put("bus", Set.of());
    packages.put("asl.jsonpath", Set.of());
    packages.put("asl", Set.of("asl.jsonpath"));
    packages.put("asl.jsonata.value", Set.of("asl.jsonpath"));
    packages.put("asl.jsonata.regex", Set.of("asl.jsonata.value"));
    packages.put("asl.jsonata.picture", Set.of("asl.jsonata.regex", "asl.jsonata.value"));
    packages.put("asl.jsonata.function", Set.of("asl.jsonata.picture", "asl.jsonata.value"));
    packages.put("asl.jsonata.syntax", Set.of("asl.jsonata.value"));
    packages.put(
        "asl.jsonata.tree", Set.of("asl.jsonata.regex", "asl.jsonata.syntax", "asl.jsonata.value"));
    packages.put(
        "asl.jsonata.call", Set.of("asl.jsonata.syntax", "asl.jsonata.tree", "asl.jsonata.value"));
    packages.put(
        "asl.jsonata.compiler",
        Set.of(
            "asl.jsonata.call",
            "asl.jsonata.regex",
            "asl.jsonata.syntax",
            "asl.jsonata.tree",
            "asl.jsonata.value"));
    packages.put(
        "asl.jsonata",
        Set.of(
            "asl",
            "asl.jsonata.compiler",
            "asl.jsonata.function",
            "asl.jsonata.tree",
            "asl.jsonata.value",
            "asl.jsonpath"));
    packages.put(
        "asl.jsonata.state", Set.of("asl", "asl.jsonata", "asl.jsonata.value", "asl.jsonpath"));
    packages.put("asl.choice", Set.of("asl"));
    packages.put("asl.path", Set.of("asl", "asl.jsonpath"));
    packages.put("asl.path.intrinsic", Set.of("asl", "asl.path"));
    packages.put(
        "asl.path.template", Set.of("asl", "asl.jsonpath", "asl.path", "asl.path.intrinsic"));
    packages.put(
        "asl.parse",
        Set.of(
            "asl",
            "asl.choice",
            "asl.jsonata",
            "asl.jsonata.state",
            "asl.jsonata.value",
            "asl.path",
            "asl.path.intrinsic",
            "asl.path.template"));
    packages.put("interpreter.model", Set.of("asl", "aws"));
    packages.put("interpreter.flow", Set.of("asl", "asl.jsonpath", "interpreter.model", "kinds"));
    packages.put(
        "interpreter.map", Set.of("asl", "asl.jsonpath", "interpreter.flow", "interpreter.model"));
    packages.put("interpreter.task", Set.of("asl", "interpreter.flow", "interpreter.model"));
    packages.put(
        "interpreter",
        Set.of(
            "asl",
            "interpreter.flow",
            "interpreter.map",
            "interpreter.model",
            "interpreter.task",
            "kinds"));
    packages.put("token", Set.of("aws", "interpreter.model"));
    packages.put("logs", Set.of("asl", "interpreter.model"));
    packages.put("cloudwatch", Set.of("aws.client", "aws.client.value", "aws.model", "logs"));
    packages.put("store", Set.of("asl", "aws", "interpreter.model"));
    packages.put("store.redis.client", Set.of("store"));
    packages.put("store.redis.embedded", Set.of());
    packages.put("store.redis.codec", Set.of("asl", "aws", "interpreter.model", "store"));
    packages.put(
        "store.redis",
        Set.of(
            "asl", "aws", "interpreter.model", "store", "store.redis.client", "store.redis.codec"));
    packages.put("ops", Set.of("config", "store"));
    packages.put(
        "task",
        Set.of(
            "asl",
            "asl.parse",
            "aws",
            "aws.client.value",
            "interpreter.model",
            "interpreter.task"));
    packages.put(
        "task.service",
        Set.of(
            "asl",
            "aws",
            "aws.client",
            "aws.client.value",
            "aws.model",
            "aws.model.shape",
            "interpreter.model",
            "interpreter.task"));
    packages.put(
        "task.lambda",
        Set.of(
            "asl",
            "aws.client",
            "aws.client.value",
            "aws.client.wire",
            "aws.model",
            "interpreter.model",
            "interpreter.task",
            "task",
            "task.service"));
    packages.put(
        "task.http",
        Set.of(
            "asl",
            "aws",
            "aws.client",
            "aws.client.value",
            "aws.client.wire",
            "interpreter.model",
            "interpreter.task",
            "task",
            "task.lambda",
            "task.service"));
    packages.put(
        "task.bus",
        Set.of("asl", "bus", "interpreter.model", "interpreter.task", "task", "task.service"));
    packages.put(
        "task.mock",
        Set.of("asl", "aws.client.value", "interpreter.model", "interpreter.task", "task"));
    packages.put(
        "task.sdk",
        Set.of(
            "aws.client",
            "aws.client.value",
            "aws.model",
            "interpreter.model",
            "interpreter.task",
            "task",
            "task.service"));
    packages.put(
        "task.optimised",
        Set.of(
            "asl",
            "aws.client",
            "aws.client.value",
            "aws.client.wire",
            "aws.model",
            "interpreter.model",
            "interpreter.task",
            "task",
            "task.lambda",
            "task.service"));
    packages.put(
        "task.sfn", Set.of("asl", "aws", "bus", "interpreter.model", "interpreter.task", "task"));
    packages.put("engine.message", Set.of("asl", "aws", "interpreter.model", "store"));
    packages.put(
        "engine.definition",
        Set.of(
            "asl", "asl.parse", "aws", "interpreter.model", "interpreter.task", "logs", "store"));
    packages.put("engine.evaluation", Set.of("asl"));
    packages.put(
        "engine.mapruns",
        Set.of("asl", "engine.mapruns.reader", "engine.mapruns.writer", "interpreter.model"));
    packages.put("engine.status", Set.of("asl", "aws", "bus", "interpreter.model"));
    packages.put(
        "eventbridge", Set.of("aws.client", "aws.client.value", "aws.model", "engine.status"));
    packages.put("engine.activity", Set.of("aws", "engine.message", "interpreter.model", "store"));
    packages.put(
        "engine.child",
        Set.of("asl", "aws", "engine.definition", "engine.message", "interpreter.model", "store"));
    packages.put("engine.mapruns.reader", Set.of());
    packages.put(
        "engine.mapruns.bucket",
        Set.of("aws.client", "aws.client.value", "aws.client.wire", "aws.model"));
    packages.put(
        "engine.mapruns.format", Set.of("asl", "engine.mapruns.bucket", "engine.mapruns.reader"));
    packages.put(
        "engine.mapruns.dataset",
        Set.of("asl", "engine.mapruns.bucket", "engine.mapruns.format", "engine.mapruns.reader"));
    packages.put("engine.mapruns.writer", Set.of("asl", "engine.mapruns.bucket"));
    packages.put(
        "engine.trial",
        Set.of(
            "asl",
            "asl.parse",
            "aws",
            "engine.mapruns.bucket",
            "engine.mapruns.format",
            "engine.mapruns.reader",
            "interpreter",
            "interpreter.model",
            "interpreter.task",
            "task"));
    packages.put(
        "engine",
        Set.of(
            "asl",
            "aws",
            "engine.activity",
            "engine.child",
            "engine.definition",
            "engine.evaluation",
            "engine.mapruns",
            "engine.message",
            "engine.status",
            "interpreter",
            "interpreter.model",
            "kinds",
            "logs",
            "ops",
            "store",
            "task"));
    packages.put(
        "engine.express",
        Set.of(
            "asl",
            "aws",
            "engine",
            "engine.child",
            "engine.definition",
            "engine.message",
            "interpreter",
            "interpreter.model",
            "kinds",
            "logs",
            "store",
            "task"));
    packages.put("timer", Set.of("engine.message", "interpreter.model", "store"));
    packages.put("api.model", Set.of("asl", "aws"));
    packages.put(
        "api.action",
        Set.of(
            "api.model",
            "asl",
            "asl.parse",
            "aws",
            "engine.definition",
            "engine.message",
            "engine.trial",
            "interpreter.model",
            "kinds",
            "logs",
            "ops",
            "store",
            "task",
            "token"));
    packages.put("api.http", Set.of("api.action", "api.model", "asl", "aws", "bus"));
    packages.put("api", Set.of("api.action", "api.http", "asl", "aws", "bus", "engine.trial"));
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
