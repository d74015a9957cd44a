package dev.newel.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.newel.config.CommandLine.Start;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

  @Test
  void shouldStartWhereNothingIsTyped() {
    assertThat(CommandLine.read()).isInstanceOf(Start.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "-h", "--nonsense --help"})
  void shouldAnswerWhatCanBeTyped(String typed) {
    assertThat(CommandLine.read(typed.split(" "))).isEqualTo(new CommandLine.Help());
  }

  @ParameterizedTest
  @ValueSource(strings = {"--version", "-v"})
  void shouldAnswerItsVersion(String typed) {
    assertThat(CommandLine.read(typed)).isEqualTo(new CommandLine.Version());
  }

  @Test
  void shouldExplainEverySetting() {
    String help = String.join("\n", CommandLine.help());

    assertThat(Settings.ALL)
        .allSatisfy(
            setting ->
                assertThat(help).contains(setting.envName(), setting.key(), setting.description()));
  }

  @ParameterizedTest
  @CsvSource({
    "--port, NEWEL_HTTP_PORT",
    "--http.port=9000, NEWEL_HTTP_PORT",
    "--region, NEWEL_AWS_REGION",
    "--redis-url=redis://h, NEWEL_REDIS_URL",
    "--log-level, NEWEL_LOG_LEVEL",
  })
  void shouldRefuseWhatItDoesNotKnowAndSayHowItIsSet(String typed, String variable) {
    assertThatThrownBy(() -> CommandLine.read(typed))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "there is no argument %s; settings are variables, as %s, or lines of"
                    .formatted(typed.replaceAll("=.*", ""), variable)
                + " conf/newel.properties (see --help)");
  }

  @Test
  void shouldTellAllArgumentsThatMeanNothing() {
    assertThatThrownBy(() -> CommandLine.read("--port", "9000", "-x", "-y", "--aws-region"))
        .isInstanceOfSatisfying(
            ConfigException.class,
            e ->
                assertThat(e.faults()).hasSize(4).contains("--aws-region needs a value behind it"));
  }

  @Test
  void shouldRefuseWhatIsNoOption() {
    assertThatThrownBy(() -> CommandLine.read("start"))
        .hasMessage("there is no argument start (see --help)");
  }

  @Test
  void shouldWarnOfAnOptionThatIsNotNeeded() {
    Start start = (Start) CommandLine.read("--step-functions-endpoint", "http://localhost:8083");

    assertThat(start.byKey()).isEmpty();
    assertThat(start.warnings())
        .containsExactly(
            "--step-functions-endpoint does nothing here: Newel calls Step Functions by itself");
  }

  @ParameterizedTest
  @CsvSource({
    "--aws-account 123456789012, aws.account",
    "-account 123456789012, aws.account",
    "--wait-time-scale 0.1, engine.wait-time-scale",
    "--aws-region=eu-west-1, aws.region",
    "-lambdaEndpoint http://localhost:3001, lambda.endpoint",
    "--dynamodb-endpoint=http://localhost:8000, dynamodb.endpoint",
    "-region eu-west-1, aws.region",
  })
  void shouldTakeRegionAndAccountAsStepFunctionsLocalDoes(String typed, String key) {
    Start start = (Start) CommandLine.read(typed.split(" "));

    String[] parts = typed.split("[ =]", 2);
    assertThat(start.byKey()).containsEntry(key, new Values.Value(parts[1], parts[0]));
    assertThat(start.warnings()).isEmpty();
  }

  @Test
  void shouldTakeWhatIsToBeMovedWhere() {
    assertThat(CommandLine.read("move", "--from", "redis://a", "--to", "./data"))
        .isEqualTo(new CommandLine.Move("redis://a", "./data", 0));
    assertThat(
            CommandLine.read("move", "--partitions", "128", "--to", "env:TO", "--from", "env:FROM"))
        .isEqualTo(new CommandLine.Move("env:FROM", "env:TO", 128));
  }

  @Test
  void shouldTellAllThatIsWrongWithAMove() {
    assertThatThrownBy(() -> CommandLine.read("move", "--form", "a", "--partitions", "0", "--to"))
        .isInstanceOfSatisfying(
            ConfigException.class,
            e ->
                assertThat(e.faults())
                    .containsExactly(
                        "there is no argument --form of move (see --help)",
                        "--to needs a value behind it",
                        "move needs --from",
                        "move needs --to",
                        "--partitions takes a whole number from 1 to 4096, not 0"));
  }
}
