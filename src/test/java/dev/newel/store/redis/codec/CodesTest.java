package dev.newel.store.redis.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.interpreter.model.ExecutionStatus;
import dev.newel.interpreter.model.Phase;
import dev.newel.interpreter.model.event.EventType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The codes that stand in Redis already: they keep their meaning for ever. What is new gets a new
 * code, and a line here.
 */
class CodesTest {

  private static final String EVENTS =
      """
      Ab ActivityStarted
      Ac ActivityScheduled
      Af ActivityFailed
      As ActivitySucceeded
      At ActivityTimedOut
      Ce ChoiceStateEntered
      Cx ChoiceStateExited
      Ea ExecutionAborted
      Eb ExecutionStarted
      Ef ExecutionFailed
      Er ExecutionRedriven
      Es ExecutionSucceeded
      Et ExecutionTimedOut
      Fe FailStateEntered
      Ia MapIterationAborted
      Ib MapIterationStarted
      If MapIterationFailed
      Is MapIterationSucceeded
      Kb TaskStarted
      Kc TaskScheduled
      Kf TaskFailed
      Ks TaskSucceeded
      Kt TaskTimedOut
      Ku TaskSubmitted
      La ParallelStateAborted
      Lb ParallelStateStarted
      Le ParallelStateEntered
      Lf ParallelStateFailed
      Ls ParallelStateSucceeded
      Lx ParallelStateExited
      Ma MapStateAborted
      Mb MapStateStarted
      Me MapStateEntered
      Mf MapStateFailed
      Ms MapStateSucceeded
      Mx MapStateExited
      Nb LambdaFunctionStarted
      Nc LambdaFunctionScheduled
      Nf LambdaFunctionFailed
      Ns LambdaFunctionSucceeded
      Nt LambdaFunctionTimedOut
      Pe PassStateEntered
      Px PassStateExited
      Ra MapRunAborted
      Rb MapRunStarted
      Rf MapRunFailed
      Rr MapRunRedriven
      Rs MapRunSucceeded
      Se SucceedStateEntered
      Sx SucceedStateExited
      Ta TaskStateAborted
      Te TaskStateEntered
      Tx TaskStateExited
      Vf EvaluationFailed
      Wa WaitStateAborted
      We WaitStateEntered
      Wx WaitStateExited
      """;

  private static final String FIELDS =
      """
      a assignedVariables
      c cause
      d redriveCount
      e error
      g region
      h heartbeatInSeconds
      i input
      j stateMachineAliasArn
      k taskCredentials
      l length
      m mapRunArn
      n name
      o output
      p parameters
      q stateMachineVersionArn
      r roleArn
      s resource
      t timeoutInSeconds
      v location
      w workerName
      x index
      y resourceType
      z state
      """;

  private static final String PHASES =
      """
      A RETRYING
      D DONE
      E ENTERING
      F FANNED_OUT
      R READY
      S SCHEDULED
      T STARTED
      U SUBMITTED
      W WAITING
      """;

  private static final String STATUSES =
      """
      A ABORTED
      F FAILED
      R RUNNING
      S SUCCEEDED
      T TIMED_OUT
      """;

  /** Each code with what it means, sorted by code; two of one code fail. */
  private static <T> String table(List<T> all, Function<T, Object> code, Function<T, String> name) {
    return all.stream()
        .collect(
            Collectors.toMap(
                each -> code.apply(each).toString(),
                name,
                (one, other) -> {
                  throw new AssertionError(one + " and " + other + " have the same code");
                },
                TreeMap::new))
        .entrySet()
        .stream()
        .map(entry -> entry.getKey() + " " + entry.getValue() + "\n")
        .collect(Collectors.joining());
  }

  @Test
  void shouldKeepTheCodesOfEvents() {
    assertThat(table(List.of(EventType.values()), EventCodes::code, EventType::wireName))
        .isEqualTo(EVENTS);
    assertThat(EventType.values())
        .allSatisfy(type -> assertThat(EventCodes.type(EventCodes.code(type))).isEqualTo(type))
        .allSatisfy(type -> assertThat(EventCodes.code(type)).matches("[A-Z][a-z]"));
  }

  @Test
  void shouldKeepTheCodesOfFieldsOfEvents() {
    Map<String, EventType.Field> fields =
        Arrays.stream(EventType.values())
            .flatMap(type -> type.fields().stream())
            .collect(Collectors.toMap(EventType.Field::name, field -> field, (one, same) -> one));
    assertThat(table(List.copyOf(fields.values()), FieldCodes::code, EventType.Field::name))
        .isEqualTo(FIELDS);
    assertThat(fields.values())
        .allSatisfy(field -> assertThat(FieldCodes.code(field)).isBetween('a', 'z'));
  }

  @Test
  void shouldKeepTheCodesOfPhases() {
    assertThat(table(List.of(Phase.values()), PhaseCodes::code, Phase::name)).isEqualTo(PHASES);
    assertThat(Phase.values())
        .allSatisfy(phase -> assertThat(PhaseCodes.phase(PhaseCodes.code(phase))).isEqualTo(phase));
  }

  @Test
  void shouldKeepTheCodesOfStatuses() {
    assertThat(table(List.of(ExecutionStatus.values()), StatusCodes::code, ExecutionStatus::name))
        .isEqualTo(STATUSES);
    assertThat(ExecutionStatus.values())
        .allSatisfy(
            status -> assertThat(StatusCodes.status(StatusCodes.code(status))).isEqualTo(status));
  }
}
