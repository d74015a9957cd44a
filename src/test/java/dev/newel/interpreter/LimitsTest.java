package dev.newel.interpreter;

import static dev.newel.interpreter.RunningMachine.activity;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.asl.data.Work;
import dev.newel.interpreter.environment.Environment.Limits;
import dev.newel.interpreter.model.Ending;
import dev.newel.interpreter.model.ExecutionStatus;
import dev.newel.interpreter.model.Phase;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where payloads, histories and turns end. */
class LimitsTest {

  private static final String LOOP =
      "{'StartAt':'A','States':{'A':{'Type':'Pass','Next':'B'},'B':{'Type':'Choice','Choices':["
          + "{'Variable':'$','IsNull':true,'Next':'C'}],'Default':'A'},'C':{'Type':'Succeed'}}}";

  @Test
  void shouldEndAtLongestHistory() {
    RunningMachine run = RunningMachine.start(LOOP, "{}");
    assertThat(run.events()).hasSize(25_000);
    assertThat(run.turns()).isEqualTo(25);
    run.hasHistoryFrom(
        25_000,
        "25000<-24999 ExecutionFailed error=States.Runtime cause=The execution reached the maximum"
            + " number of history events (25000).");
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8, 9, 10, 11})
  void shouldEndAtLongestHistoryWhateverTheState(int most) {
    RunningMachine run =
        RunningMachine.of(
                "{'StartAt':'A','States':{'A':{'Type':'Map','End':true,'ItemProcessor':"
                    + "{'StartAt':'W','States':{'W':{"
                    + activity("work")
                    + ",'End':true}}}}}}",
                "[1,2]",
                new Limits(1_000, 16_000_000, most, 100, 40))
            .start();
    while (run.execution().progress().ending() == null) {
      run.execution().frames().stream()
          .filter(frame -> frame.phase() == Phase.SCHEDULED)
          .findFirst()
          .ifPresentOrElse(scheduled -> run.take("W"), () -> run.succeed("W", "1"));
    }
    assertThat(run.events()).hasSize(most);
    assertThat(run.execution().progress().status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(run.execution().frames()).isEmpty();
  }

  @Test
  void shouldEndATurnAtSoManyCharacters() {
    String copy = "'S%d':{'Type':'Pass','Parameters':{'v.$':'$.v'},'Next':'S%d'},";
    StringBuilder copies = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      copies.append(copy.formatted(i, i + 1));
    }
    RunningMachine run =
        RunningMachine.start(
            "{'StartAt':'S0','States':{" + copies + "'S12':{'Type':'Succeed'}}}",
            "{'v':'" + "x".repeat(200_000) + "'}");

    assertThat(run.execution().progress().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(run.turns()).isBetween(2, 6);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 1000})
  void shouldHaveSameHistoryInShorterTurns(int eventsPerTurn) {
    String flow =
        "{'StartAt':'%s','States':{'%s':{'Type':'Pass','Next':'%sX'},'%sX':{'Type':'Pass',"
            + "'End':true}}}";
    RunningMachine run =
        RunningMachine.of(
                "{'StartAt':'A','States':{'A':{'Type':'Parallel','End':true,'Branches':["
                    + flow.replace("%s", "P")
                    + ","
                    + flow.replace("%s", "Q")
                    + "]}}}",
                "{}",
                new Limits(1_000, 16_000_000, 100, eventsPerTurn, 40))
            .start();
    assertThat(run.output()).isEqualTo("[{},{}]");
    assertThat(run.events()).hasSize(14);
    assertThat(run.turns()).isBetween(1, 14);
  }

  @Test
  void shouldBoundOutput() {
    String definition =
        "{'StartAt':'A','States':{'A':{"
            + activity("work")
            + ",'Catch':[{'ErrorEquals':['States.ALL'],'Next':'B'}],'End':true},"
            + "'B':{'Type':'Succeed'}}}";
    // two bytes of quotes, and two for each letter
    Limits limits = new Limits(100, 16_000_000, 100, 100, 40);
    RunningMachine largest = RunningMachine.of(definition, "{}", limits).start();
    largest.succeed("A", "'" + "ä".repeat(49) + "'");
    assertThat(largest.output()).hasSize(51);
    RunningMachine larger =
        RunningMachine.of(definition, "{}", new Limits(100, 16_000_000, 100, 100, 40)).start();
    larger.succeed("A", "'" + "ä".repeat(49) + "a'");
    larger.hasHistoryFrom(
        6,
        "6<-5 ExecutionFailed error=States.DataLimitExceeded cause=The state/task 'A' returned a"
            + " result with a size exceeding the maximum number of bytes service limit.");
  }

  @Test
  void shouldBoundArguments() {
    RunningMachine run =
        RunningMachine.of(
                "{'StartAt':'A','States':{'A':{"
                    + activity("work")
                    + ",'Parameters':{'a.$':'$.v','b.$':'$.v'},'End':true}}}",
                "{'v':'" + "x".repeat(60) + "'}",
                new Limits(100, 16_000_000, 100, 100, 40))
            .start();
    run.hasHistoryFrom(
        3,
        "3<-2 ExecutionFailed error=States.DataLimitExceeded cause=The state/task 'A' returned a"
            + " result with a size exceeding the maximum number of bytes service limit.");
  }

  /** What one state does holds its event loop, which answers the probe for life, too. */
  @Test
  void shouldBoundTheWorkOfAState() {
    String paths =
        IntStream.range(0, 1_000)
            .mapToObj(i -> "'p" + i + ".$':'$..x'")
            .collect(Collectors.joining(",", "{", "}"));
    String items =
        IntStream.range(0, 3_000)
            .mapToObj(i -> "{'x':" + i + "}")
            .collect(Collectors.joining(",", "[", "]"));
    RunningMachine run =
        RunningMachine.startStates(
            "'A':{'Type':'Pass','Parameters':" + paths + ",'End':true}", items);

    Ending ending = Objects.requireNonNull(run.execution().progress().ending());
    assertThat(ending.cause()).endsWith("exceeds the maximum number of steps.");
    assertThat(Work.PATH_STEPS).isLessThanOrEqualTo(4_000_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'Type':'Pass','Parameters':{'a.$':'$'},'End':true}",
        "{'Type':'Pass','ResultPath':'$[0].a','Result':1,'End':true}",
        "{'Type':'Pass','Parameters':{'a.$':'States.Array($)'},'End':true}",
        "{'Type':'Pass','Parameters':{'a.$':'States.JsonToString(States.Array($))'},'End':true}",
        "{'Type':'Parallel','End':true,'Branches':[{'StartAt':'P','States':{"
            + "'P':{'Type':'Pass','End':true}}}],'ResultSelector':{'a.$':'$[0]'}}",
        "{'Type':'Map','End':true,'ItemSelector':{'a.$':'$'},"
            + "'ItemProcessor':{'StartAt':'P','States':{'P':{'Type':'Pass','End':true}}}}",
        "{'Type':'Task','Resource':'arn:aws:states:us-east-1:000000000000:activity:a',"
            + "'Parameters':[{'a.$':'$'}],'End':true}",
      })
  void shouldFailStateThatNestsTooDeeply(String state) {
    String deepest = "[".repeat(1000) + "]".repeat(1000);
    RunningMachine run =
        RunningMachine.start("{'StartAt':'A','States':{'A':" + state + "}}", deepest);
    Ending ending = Objects.requireNonNull(run.execution().progress().ending());
    if (!state.contains("$[0].a")) {
      assertThat(ending.error()).isEqualTo("States.DataLimitExceeded");
    }
  }

  @Test
  void shouldRunNoMoreIterationsThanThereMayBeWhateverTheStateAsksFor() {
    RunningMachine run =
        RunningMachine.startStates(
            "'A':{'Type':'Map','MaxConcurrency':1000,'End':true,'ItemProcessor':{'StartAt':'W',"
                + "'States':{'W':{'Type':'Wait','Seconds':9,'End':true}}}}",
            "[" + "0,".repeat(99) + "0]");

    assertThat(run.execution().frames()).hasSize(1 + RunningMachine.LIMITS.mapConcurrency());
  }
}
