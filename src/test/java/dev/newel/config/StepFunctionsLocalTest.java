package dev.newel.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What those who come from Step Functions Local have in their environment. */
class StepFunctionsLocalTest {

  @TempDir Path folder;

  private LoadedConfig load(Map<String, String> environment) throws IOException {
    return LoadedConfig.load(folder, environment);
  }

  @Test
  void shouldWarnOfWhatStepFunctionsLocalNeeds() throws IOException {
    assertThat(load(Map.of("STEP_FUNCTIONS_ENDPOINT", "http://localhost:3001")).warnings())
        .containsExactly(
            "STEP_FUNCTIONS_ENDPOINT does nothing here: Newel calls Step Functions by itself");
  }

  @Test
  void shouldTakeTheTestingVariablesOfStepFunctionsLocal() throws IOException {
    LoadedConfig loaded = load(Map.of("WAIT_TIME_SCALE", "0", "SFN_MOCK_CONFIG", "m.json"));

    assertThat(loaded.warnings()).isEmpty();
    assertThat(loaded.config().rehearsal())
        .isEqualTo(new NewelConfig.Rehearsal(Path.of("m.json"), 0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "1001", "NaN", "quick"})
  void shouldRefuseAWaitTimeScaleThatIsNone(String scale) {
    assertThatThrownBy(() -> load(Map.of("WAIT_TIME_SCALE", scale)))
        .hasMessageContaining("it takes a number from 0 to 1000");
  }

  @Test
  void shouldTakeAnEmptyVariableOfAwsForNone() throws IOException {
    assertThat(load(Map.of("AWS_DEFAULT_REGION", "", "LAMBDA_ENDPOINT", "")))
        .isEqualTo(load(Map.of()));
  }

  @Test
  void shouldTakeTheVariablesOfAwsForItsServices() throws IOException {
    NewelConfig config =
        load(Map.of(
                "LAMBDA_ENDPOINT", "http://localhost:3001",
                "AWS_ENDPOINT_URL_SNS", "http://localhost:4566",
                "AWS_SECRET_ACCESS_KEY", "secret"))
            .config();

    assertThat(config.services().variables().values())
        .containsOnly(
            Map.entry("LAMBDA_ENDPOINT", "http://localhost:3001"),
            Map.entry("AWS_ENDPOINT_URL_SNS", "http://localhost:4566"),
            Map.entry("AWS_SECRET_ACCESS_KEY", "secret"));
    assertThat(config.toString()).doesNotContain("secret");
  }
}
