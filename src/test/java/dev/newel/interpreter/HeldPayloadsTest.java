package dev.newel.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.interpreter.environment.Environment.Limits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How much the frames of one execution hold at once. */
class HeldPayloadsTest {

  private static final String INPUT = "{'l':[1],'v':'" + "x".repeat(1_000) + "'}";

  /** A branch of its own payload, which waits; # is for the number of the branch. */
  private static final String WAITING =
      "{'StartAt':'P#','States':{'P#':{'Type':'Pass','Parameters':{'v.$':'$.v'},'Next':'W#'},"
          + "'W#':{'Type':'Wait','Seconds':5,'End':true}}}";

  /** A branch that waits with what it was given. */
  private static final String IDLE =
      "{'StartAt':'W#','States':{'W#':{'Type':'Wait','Seconds':5,'End':true}}}";

  private static RunningMachine run(int branches, String branch, String more) {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < branches; i++) {
      all.append(i == 0 ? "" : ",").append(branch.replace("#", Integer.toString(i)));
    }
    String definition =
        "{'StartAt':'A','States':{'A':{'Type':'Parallel',"
            + more
            + "'Branches':["
            + all
            + "],'Catch':[{'ErrorEquals':['States.DataLimitExceeded'],'ResultPath':'$.e',"
            + "'Next':'C'}],'End':true},'C':{'Type':'Pass','InputPath':'$.e','End':true}}}";
    Limits limits = new Limits(100_000, 10_000, 25_000, 5_000, 40);
    return RunningMachine.of(definition, INPUT, limits).start();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        WAITING,
        "{'StartAt':'P#','States':{'P#':{'Type':'Pass','Parameters':{'v.$':'$.v'},'Next':'W#'},"
            + "'W#':{'Type':'Succeed'}}}",
        "{'StartAt':'P#','States':{'P#':{'Type':'Task','Resource':"
            + "'arn:aws:states:us-east-1:000000000000:activity:a','Parameters':{'v.$':'$.v'},"
            + "'End':true}}}",
        "{'StartAt':'P#','States':{'P#':{'Type':'Map','ItemsPath':'$.l',"
            + "'ItemSelector':{'v.$':'$.v'},'ItemProcessor':{'StartAt':'W#','States':{'W#':"
            + "{'Type':'Wait','Seconds':5,'End':true}}},'End':true}}}",
      })
  void shouldBeBounded(String branch) {
    assertThat(run(8, branch, "").events())
        .noneMatch(event -> event.toString().contains("DataLimitExceeded"));
    assertThat(run(11, branch, "").output())
        .contains("States.DataLimitExceeded", "the maximum of 10000 characters together");
  }

  @Test
  void shouldCountOnceWhatFramesShare() {
    assertThat(run(500, IDLE, "").execution().frames()).hasSize(501);
    assertThat(run(500, IDLE, "'Parameters':{'v.$':'$.v'},").execution().frames()).hasSize(501);
  }

  @Test
  void shouldCountNoMoreWhatFramesLetGo() {
    String loop =
        "{'StartAt':'A','States':{'A':{'Type':'Pass','Parameters':{'v.$':'$.v','n.$':"
            + "'States.MathAdd($.n,1)'},'Next':'B'},'B':{'Type':'Choice','Choices':[{'Variable':"
            + "'$.n','NumericEquals':50,'Next':'C'}],'Default':'A'},'C':{'Type':'Pass',"
            + "'Result':1,'End':true}}}";
    String input = "{'n':0,'v':'" + "x".repeat(1_000) + "'}";
    Limits limits = new Limits(100_000, 3_000, 25_000, 10, 40);
    assertThat(RunningMachine.of(loop, input, limits).start().output()).isEqualTo("1");
  }
}
