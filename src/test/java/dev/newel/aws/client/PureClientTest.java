package dev.newel.aws.client;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** All but its HTTP client, and where credentials come from, know neither Vert.x nor a clock. */
class PureClientTest {

  @Test
  void shouldKeepVertxInOnePlace() {
    noClasses()
        .that()
        .doNotBelongToAnyOf(AwsCaller.class, HttpAwsCaller.class, Exchange.class, BoundedBody.class)
        .and()
        .resideOutsideOfPackage("dev.newel.aws.identity")
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
