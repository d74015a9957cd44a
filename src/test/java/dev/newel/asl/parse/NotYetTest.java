package dev.newel.asl.parse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NotYetTest {

  private static final String END = " is not supported yet by Newel at ";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      value = {
        "{'Type':'Map','Iterator':{'StartAt':'I','States':{'I':{'Type':'Fail'}}},'Label':'a','End':true}"
            + " | Field 'Label' | /States/X",
        "{'Type':'Map','ItemProcessor':{'ProcessorConfig':{'Mode':'DISTRIBUTED','ExecutionType':'EXPRESS'},'StartAt':'I','States':{'I':{'Type':'Fail'}}},'End':true}"
            + " | Mode 'DISTRIBUTED' | /States/X/ItemProcessor/ProcessorConfig/Mode",
      })
  void shouldRefuseClearly(String state, String what, String where) {
    assertThat(Definitions.problems(Definitions.machine(state), MachineType.STANDARD))
        .extracting(Problem::toString)
        .containsExactly("SCHEMA_VALIDATION_FAILED: " + what + END + where);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:states:::aws-sdk:sfn:startExecution.waitForTaskToken",
        "arn:aws:states:::aws-sdk:sfn:noSuchAction",
        "arn:aws:states:::eks:runJob.sync",
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
