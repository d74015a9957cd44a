package dev.newel.engine.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.asl.data.Json;
import dev.newel.asl.parse.Definitions;
import dev.newel.asl.parse.MachineType;
import dev.newel.asl.parse.check.DefinitionException;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.Phase;
import dev.newel.interpreter.model.Variables;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Ways to states inside states. */
class TestedStateTest {

  private static final String PASS = "'End':true,'Type':'Pass'";

  private static final String MACHINE =
      ("{'StartAt':'P','States':{'P':{'Type':'Parallel','End':true,"
              + "'Retry':[{'ErrorEquals':['A']},{'ErrorEquals':['B']}],'Branches':["
              + "{'StartAt':'First','States':{'First':{%s}}},"
              + "{'StartAt':'M','States':{'M':{'Type':'Map','End':true,'ItemProcessor':"
              + "{'StartAt':'Item','States':{'Item':{%s}}}}}}]}}}")
          .formatted(PASS, PASS)
          .replace('\'', '"');

  private static TestedState find(String name) {
    return Objects.requireNonNull(findOrNull(name));
  }

  private static @Nullable TestedState findOrNull(String name) {
    try {
      return TestedState.find(Definitions.PARSER.parse(MACHINE, MachineType.STANDARD), name);
    } catch (DefinitionException e) {
      throw new AssertionError(e.getMessage(), e);
    }
  }

  @Test
  void shouldFindAStateAtAnyDepth() {
    assertThat(find("P").path()).hasSize(1);
    assertThat(find("First").path()).extracting(TestedState.Place::index).containsExactly(0, 0);
    assertThat(find("Item").path()).extracting(TestedState.Place::index).containsExactly(0, 1, 0);
    assertThat(find("Item").state().name()).isEqualTo("Item");
    assertThat(findOrNull("None")).isNull();
  }

  @Test
  void shouldKnowWhatItStandsInAndWhatStandsInIt() {
    assertThat(find("Item").isInMap()).isTrue();
    assertThat(find("M").isInMap()).isFalse();
    assertThat(find("First").isInMap()).isFalse();
    assertThat(find("P").contains("Item")).isTrue();
    assertThat(find("M").contains("First")).isFalse();
    assertThat(find("M").contains("M")).isFalse();
  }

  @Test
  void shouldHaveFramesForAllStatesAround() {
    Variables variables = Variables.of(Map.of("x", Json.NULL));

    List<Frame> frames = find("Item").frames(Json.EMPTY_OBJECT, variables, 2);

    assertThat(frames).extracting(Frame::parent).containsExactly(Frame.NONE, 0, 1);
    assertThat(frames).extracting(Frame::state).containsExactly("P", "M", "Item");
    assertThat(frames)
        .extracting(Frame::phase)
        .containsExactly(Phase.FANNED_OUT, Phase.FANNED_OUT, Phase.ENTERING);
    assertThat(frames)
        .extracting(Frame::variables)
        .containsExactly(variables, Variables.NONE, Variables.NONE);
    assertThat(frames.get(0).attempts()).containsExactly(2, 2);
    assertThat(frames.get(2).attempts()).isEmpty();
  }
}
