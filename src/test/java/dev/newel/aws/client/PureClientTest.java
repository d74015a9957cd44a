package dev.newel.aws.client;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** All but the HTTP client of it knows neither Vert.x nor a clock. */
class PureClientTest {

  @Test
  void shouldKeepVertxInOnePlace() {
    noClasses()
        .that()
        .doNotBelongToAnyOf(AwsCaller.class, HttpAwsCaller.class, Exchange.class, BoundedBody.class)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.vertx..", "io.netty..")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .check(
            new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.newel.aws"));
  }
}
