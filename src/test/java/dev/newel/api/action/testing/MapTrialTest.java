package dev.newel.api.action.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.testing.NewelServer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sfn.model.InspectionLevel;
import software.amazon.awssdk.services.sfn.model.TestExecutionStatus;
import software.amazon.awssdk.services.sfn.model.TestStateConfiguration;
import software.amazon.awssdk.services.sfn.model.TestStateResponse;

/** Distributed Map states that are tested by themselves. */
class MapTrialTest {

  @RegisterExtension static final NewelServer NEWEL = new NewelServer();

  private static final String READER =
      "'ItemReader':{'Resource':'arn:aws:states:::s3:getObject','Parameters':{'Bucket':'b','Key':'k'},"
          + "'ReaderConfig':{%s}}";

  /** Tests a state with these fields, whose executions give nothing. */
  private static TestStateResponse test(
      String fields, String input, Consumer<TestStateConfiguration.Builder> configuration) {
    String state =
        """
        {"Type": "Map", "End": true, %s, "ItemProcessor": {
          "ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
          "StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}}}
        """
            .formatted(fields.replace('\'', '"'));
    return NEWEL
        .sfn()
        .testState(
            request ->
                request
                    .definition(state)
                    .input(input)
                    .mock(mock -> mock.result("[]"))
                    .stateConfiguration(configuration)
                    .inspectionLevel(InspectionLevel.DEBUG));
  }

  @ParameterizedTest
  @CsvSource({
    "ToleratedFailureCount, 1, 1, SUCCEEDED",
    "ToleratedFailureCount, 1, 2, FAILED",
    "ToleratedFailurePercentage, 50, 2, SUCCEEDED",
    "ToleratedFailurePercentage, 50, 3, FAILED"
  })
  void shouldFailWhereMoreHaveFailedThanMay(
      String field, String most, int failed, TestExecutionStatus status) {
    TestStateResponse tested =
        test(
            "'%s':%s".formatted(field, most),
            "[1,2,3,4]",
            given -> given.mapIterationFailureCount(failed));

    assertThat(tested.status()).isEqualTo(status);
    @Nullable String error =
        status == TestExecutionStatus.FAILED ? "States.ExceedToleratedFailureThreshold" : null;
    assertThat(tested.error()).isEqualTo(error);
  }

  @Test
  void shouldShowWhatMayFail() {
    TestStateResponse tested =
        test(
            "'ToleratedFailurePercentage':2.5,'ToleratedFailureCountPath':'$.most','ItemsPath':'$.i'",
            "{\"i\":[],\"most\":3}",
            given -> {});

    assertThat(tested.inspectionData().toleratedFailureCount()).isEqualTo(3);
    assertThat(tested.inspectionData().toleratedFailurePercentage()).isEqualTo(2.5f);
  }

  @Test
  void shouldShowBatches() {
    TestStateResponse tested =
        test(
            "'ItemBatcher':{'MaxItemsPerBatch':2,'BatchInput':{'b':1}},"
                + "'ItemSelector':{'v.$':'$$.Map.Item.Value'}",
            "[1,2,3]",
            given -> {});

    assertThat(tested.inspectionData().afterItemSelector())
        .isEqualTo("[{\"v\":1},{\"v\":2},{\"v\":3}]");
    assertThat(tested.inspectionData().afterItemBatcher())
        .isEqualTo(
            "[{\"BatchInput\":{\"b\":1},\"Items\":[{\"v\":1},{\"v\":2}]},"
                + "{\"BatchInput\":{\"b\":1},\"Items\":[{\"v\":3}]}]");
  }

  @Test
  void shouldReadTheDataThatAreGiven() {
    TestStateResponse rows =
        test(
            READER.formatted("'InputType':'CSV','CSVHeaderLocation':'FIRST_ROW','MaxItems':1")
                + ",'ItemSelector':{'row.$':'$$.Map.Item.Value'}",
            "{}",
            given -> given.mapItemReaderData("a,b\n1,2\n3,4\n"));
    TestStateResponse pointed =
        test(
            READER.formatted("'InputType':'JSON','ItemsPointer':'/d'"),
            "{}",
            given -> given.mapItemReaderData("{\"d\":[7,8]}"));

    assertThat(rows.inspectionData().afterItemSelector())
        .isEqualTo("[{\"row\":{\"a\":\"1\",\"b\":\"2\"}}]");
    assertThat(pointed.inspectionData().afterItemsPointer()).isEqualTo("[7,8]");
  }

  @Test
  void shouldFailWhereTheDataAreNotAsTheyAreSaidToBe() {
    TestStateResponse tested =
        test(
            READER.formatted("'InputType':'JSON'"),
            "{}",
            given -> given.mapItemReaderData("{\"d\":"));

    assertThat(tested.error()).isEqualTo("States.ItemReaderFailed");
  }
}
