package dev.newel.asl.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.asl.parse.check.Problem;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NotYetTest {

  private static final String END = " is not supported yet by Newel at ";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:states:::bedrockagentcore:invokeHarness",
      })
  void shouldRefuseResource(String arn) {
    String task = "{'Type':'Task','Resource':'%s','End':true}".formatted(arn);
    assertThat(Definitions.problems(Definitions.machine(task), MachineType.STANDARD))
        .extracting(Problem::toString)
        .containsExactly(
            "SCHEMA_VALIDATION_FAILED: Resource '" + arn + "'" + END + "/States/X/Resource");
  }
}
