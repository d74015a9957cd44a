package dev.newel.asl.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.asl.Distribution;
import dev.newel.asl.MapState;
import dev.newel.asl.parse.check.Problem;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The fields of distributed Map states, and what AWS says of those that are wrong. */
class DistributionParserTest {

  private static final String PROCESSOR =
      "'ItemProcessor':{'ProcessorConfig':%s,'StartAt':'P','States':{'P':{'Type':'Pass','End':true}}}";

  private static final String DISTRIBUTED = "{'Mode':'DISTRIBUTED','ExecutionType':'STANDARD'}";

  private static final String S3 =
      "'Resource':'arn:aws:states:::s3:getObject','Parameters':{'Bucket':'b','Key':'k'}";

  private static String state(String more, String config) {
    return "{'Type':'Map',%s%s,'End':true}".formatted(more, PROCESSOR.formatted(config));
  }

  private static String reader(String config) {
    return state("'ItemReader':{" + S3 + ",'ReaderConfig':{" + config + "}},", DISTRIBUTED);
  }

  private static void assertProblem(String state, String problem) {
    assertThat(Definitions.problems(Definitions.machine(state), MachineType.STANDARD))
        .extracting(Problem::toString)
        .containsExactly(problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      value = {
        "'InputType':'CSV' | The field 'CSVHeaderLocation' is required",
        "'InputType':'CSV','ManifestType':'S3_INVENTORY' | The field 'CSVHeaderLocation' is required",
        "'InputType':'CSV','ItemsPointer':'/a' | The field 'CSVHeaderLocation' is required",
        "'InputType':'JSON','CSVHeaderLocation':'FIRST_ROW' | Field 'CSVHeaderLocation' is not supported",
        "'InputType':'CSV','CSVHeaderLocation':'GIVEN' | These fields are required: [CSVHeaders]",
        "'InputType':'JSON','MaxItems':1,'MaxItemsPath':'$.a' | There should only be one of the following fields: [MaxItems, MaxItemsPath]",
      })
  void shouldRefuseReaderConfig(String config, String complaint) {
    assertProblem(
        reader(config),
        "SCHEMA_VALIDATION_FAILED: " + complaint + " at /States/X/ItemReader/ReaderConfig");
  }

  @Test
  void shouldBoundTheItems() {
    assertProblem(
        reader("'InputType':'JSON','MaxItems':100000001"),
        "SCHEMA_VALIDATION_FAILED: Maximum value is 100000000 at"
            + " /States/X/ItemReader/ReaderConfig/MaxItems");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      value = {
        "'ToleratedFailureCount':1,'ToleratedFailureCountPath':'$.n', | There should only be one of the following fields: [ToleratedFailureCount, ToleratedFailureCountPath] at /States/X",
        "'ToleratedFailureCountPath':'$$.Execution.Input.n', | Value is not a Reference Path at /States/X/ToleratedFailureCountPath",
        "'ToleratedFailurePercentage':101, | Maximum value is 100.0 at /States/X/ToleratedFailurePercentage",
        "'ItemBatcher':{'MaxItemsPerBatch':1,'MaxItemsPerBatchPath':'$.n'}, | There should only be one of the following fields: [MaxItemsPerBatch, MaxItemsPerBatchPath] at /States/X/ItemBatcher",
        "'ResultWriter':{}, | Value cannot be empty at /States/X/ResultWriter",
        "'ResultWriter':{'Resource':'arn:aws:states:::s3:putObject'}, | These fields are required: [Parameters] at /States/X/ResultWriter",
      })
  void shouldRefuseField(String fields, String complaint) {
    assertProblem(state(fields, DISTRIBUTED), "SCHEMA_VALIDATION_FAILED: " + complaint);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      value = {
        "{'Mode':'DISTRIBUTED'} | These fields are required: [ExecutionType] at",
        "{'Mode':'INLINE','ExecutionType':'STANDARD'} | Field 'ExecutionType' is not supported at",
      })
  void shouldRefuseConfig(String config, String complaint) {
    assertProblem(
        state("", config),
        "SCHEMA_VALIDATION_FAILED: " + complaint + " /States/X/ItemProcessor/ProcessorConfig");
  }

  @Test
  void shouldRefuseItInsideExpressMachines() {
    assertThat(
            Definitions.problems(Definitions.machine(state("", DISTRIBUTED)), MachineType.EXPRESS))
        .extracting(Problem::message)
        .containsExactly(
            "The field 'Mode' with value 'DISTRIBUTED' is not supported inside 'EXPRESS' state"
                + " machines");
  }

  @Test
  void shouldRefuseALabelThatComesTwice() {
    String first = state("'Label':'same',", DISTRIBUTED).replace("'End':true}", "'Next':'Y'}");
    String second = state("'Label':'same',", DISTRIBUTED).replace("'P'", "'Q'");
    String text =
        "{'StartAt':'X','States':{'X':%s,'Y':%s}}"
            .formatted(
                first.replace("'Type':'Pass','Next':'Y'}", "'Type':'Pass','End':true}"), second);

    assertThat(Definitions.problems(text.replace('\'', '"'), MachineType.STANDARD))
        .extracting(Problem::toString)
        .containsExactly("DUPLICATE_LABEL_NAME: Duplicate Label name: same at /States/Y/Label");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      value = {
        "a b | [\"Label contains invalid character: ' '\"]",
        "a\\\\b | [\"Label contains invalid character: '\\\\\\\\'\"]",
        "12345678901234567890123456789012345678901 | ['Label cannot exceed 40 characters']",
      })
  void shouldTellOfLabelsAsAwsDoes(String label, String complaint) {
    assertThat(
            Definitions.problems(
                Definitions.machine(state("'Label':'" + label + "',", DISTRIBUTED)),
                MachineType.STANDARD))
        .extracting(Problem::message)
        .containsExactly("Error=ValueError Args=" + complaint);
  }

  @Test
  void shouldLetInnerStatesSeeNoVariablesOfOthers() {
    String reads =
        state("", DISTRIBUTED)
            .replace("'Type':'Pass'", "'Type':'Pass','Parameters':{'a.$':'$v'}")
            .replace("'Type':'Map',", "'Type':'Map','Assign':{'v':1},");

    assertProblem(
        reads,
        "SCHEMA_VALIDATION_FAILED: The variable '$v' is never assigned in a scope that is visible"
            + " here at /States/X/ItemProcessor/States/P/Parameters");
  }

  @Test
  void shouldReadAll() {
    MapState map =
        Definitions.state(
            MapState.class,
            state(
                "'Label':'L','ItemReader':{"
                    + S3
                    + "},'ItemBatcher':{'MaxInputBytesPerBatch':9},'ResultWriter':{'WriterConfig':{'Transformation':'FLATTEN'}},",
                "{'Mode':'DISTRIBUTED','ExecutionType':'EXPRESS'}"));

    Distribution how = Objects.requireNonNull(map.distribution());
    assertThat(how.label()).isEqualTo("L");
    assertThat(how.isExpress()).isTrue();
    assertThat(Objects.requireNonNull(how.reader()).resource())
        .isEqualTo("arn:aws:states:::s3:getObject");
    assertThat(Objects.requireNonNull(how.batching()).maxItems()).isNull();
    assertThat(Objects.requireNonNull(how.writer()).resource()).isEmpty();
  }

  @Test
  void shouldMakeUpTheSameLabelAlways() {
    MapState map = Definitions.state(MapState.class, state("", DISTRIBUTED));

    assertThat(Objects.requireNonNull(map.distribution()).label())
        .isEqualTo(Distribution.labelOf("X"))
        .hasSize(36);
  }
}
