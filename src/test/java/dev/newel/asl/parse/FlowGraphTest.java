package dev.newel.asl.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.asl.parse.check.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlowGraphTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      value = {
        "'B' | 'A':{'Type':'Succeed'} | MISSING_TRANSITION_TARGET: Missing 'Next' target: B at"
            + " /StartAt, MISSING_TRANSITION_TARGET: State \"A\" is not reachable. at /States/A",
        "'A' | 'A':{'Type':'Pass','Next':'C'},'B':{'Type':'Pass','End':true} |"
            + " MISSING_TRANSITION_TARGET: Missing 'Next' target: C at /States/A/Next,"
            + " MISSING_TRANSITION_TARGET: State \"B\" is not reachable. at /States/B",
        "'A' | 'A':{'Type':'Pass','Next':'B'},'B':{'Type':'Pass','Next':'A'} | MISSING_END_STATE:"
            + " Workflow has no terminal state at null",
        "'A' | 'A':{'Type':'Pass','Next':'B'} | MISSING_TRANSITION_TARGET: Missing 'Next' target: B"
            + " at /States/A/Next, MISSING_END_STATE: Workflow has no terminal state at null",
        "'A' | 'A':{'Type':'Pass','Next':'A'},'B':{'Type':'Pass','Next':'B'},'C':{'Type':'Fail'} |"
            + " MISSING_TRANSITION_TARGET: State \"B\" is not reachable. at /States/B,"
            + " MISSING_TRANSITION_TARGET: State \"C\" is not reachable. at /States/C",
        "'A' |"
            + " 'A':{'Type':'Choice','Choices':[{'Variable':'$','IsNull':true,'Next':'B'}],'Default':'C'},'D':{'Type':'Fail'}"
            + " | MISSING_TRANSITION_TARGET: Missing 'Next' target: C at /States/A/Default,"
            + " MISSING_TRANSITION_TARGET: Missing 'Next' target: B at /States/A/Choices[0]/Next,"
            + " MISSING_TRANSITION_TARGET: State \"D\" is not reachable. at /States/D",
        "'A' |"
            + " 'A':{'Type':'Task','Resource':'arn:aws:states:r:1:activity:a','Catch':[{'ErrorEquals':['E'],'Next':'B'}],'End':true}"
            + " | MISSING_TRANSITION_TARGET: Missing 'Next' target: B at /States/A/Catch[0]/Next",
        "'A' |"
            + " 'A':{'Type':'Parallel','End':true,'Branches':[{'StartAt':'B','States':{'B':{'Type':'Pass','Next':'A'},'C':{'Type':'Succeed'}}}]}"
            + " | MISSING_TRANSITION_TARGET: Missing 'Next' target: A at"
            + " /States/A/Branches[0]/States/B/Next, MISSING_TRANSITION_TARGET: State \"C\" is not"
            + " reachable. at /States/A/Branches[0]/States/C",
        "'A' |"
            + " 'A':{'Type':'Map','End':true,'Iterator':{'StartAt':'A','States':{'A':{'Type':'Succeed'}}}}"
            + " | DUPLICATE_STATE_NAME: Duplicate State name: A at /States/A/Iterator/States/A",
      })
  void shouldRefuseFlow(String startAt, String states, String message) {
    String machine = "{'StartAt':%s,'States':{%s}}".formatted(startAt, states).replace('\'', '"');
    assertThat(Definitions.problems(machine, MachineType.STANDARD))
        .extracting(Problem::toString)
        .containsExactlyInAnyOrder(message.split(", (?=[A-Z_]+: )", -1));
  }

  @Test
  void shouldBoundNamesOfStates() {
    String name = "n".repeat(81);
    String machine =
        "{'StartAt':'%s','States':{'%s':{'Type':'Fail'}}}".formatted(name, name).replace('\'', '"');
    assertThat(Definitions.problems(machine, MachineType.STANDARD))
        .extracting(Problem::code)
        .containsExactly(Problem.Code.INVALID_STATE_NAME);
    String shorter = machine.replace(name, "n".repeat(80));
    assertThat(Definitions.problems(shorter, MachineType.STANDARD)).isEmpty();
  }

  @Test
  void shouldLetFlowsInsideStatesGoOnForEver() {
    String flow = "{'StartAt':'B','States':{'B':{'Type':'Pass','Next':'B'}}}";
    String map = "{'Type':'Map','ItemProcessor':" + flow + ",'End':true}";
    assertThat(Definitions.problems(Definitions.machine(map), MachineType.STANDARD)).isEmpty();
  }

  @Test
  void shouldReachStatesThroughEachKindOfTransition() {
    String machine =
        """
        {"StartAt": "A", "States": {
          "A": {"Type": "Choice", "Default": "B",
                "Choices": [{"Variable": "$", "IsNull": true, "Next": "C"}]},
          "B": {"Type": "Task", "Resource": "arn:aws:states:r:1:activity:a", "Next": "D",
                "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "E"}]},
          "C": {"Type": "Fail"}, "D": {"Type": "Succeed"}, "E": {"Type": "Succeed"}}}
        """;
    assertThat(Definitions.problems(machine, MachineType.STANDARD)).isEmpty();
  }
}
