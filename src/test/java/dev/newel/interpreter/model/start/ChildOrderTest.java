package dev.newel.interpreter.model.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.asl.data.Json;
import dev.newel.interpreter.RunningMachine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChildOrderTest {

  private static final String MACHINE = RunningMachine.ARNS + "stateMachine:child";

  private static ChildOrder order(String arguments, long nonce) {
    return ChildOrder.of(Json.ofTrusted(arguments.replace('\'', '"')).node(), nonce);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                      | {}",
        "{'Input':null}          | {}",
        "{'Input':{'a':[1, 2]}}  | {'a':[1,2]}",
        "{'Input':7}             | 7",
        "{'Input':'{ }'}         | { }",
        "{'Input':'no JSON'}     | no JSON",
      })
  void shouldMakeATextOfTheInput(String arguments, String input) {
    assertThat(order(arguments, 1).input()).isEqualTo(input.replace('\'', '"'));
  }

  @Test
  void shouldNameTheSameAttemptAlike() {
    ChildOrder once = order("{'StateMachineArn':'" + MACHINE + "'}", -7);

    assertThat(order("{'StateMachineArn':'" + MACHINE + "'}", -7)).isEqualTo(once);
    assertThat(order("{'StateMachineArn':'" + MACHINE + "'}", -8).name()).isNotEqualTo(once.name());
    assertThat(once.key()).isEqualTo(new ExecutionKey(RunningMachine.HOME, "child", once.name()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'StateMachineArn':'arn:aws:states:us-east-1:000000000000:activity:a'}",
        "{'StateMachineArn':'arn:aws:states:us-east-1:000000000000:stateMachine:a','Name':'b:c'}",
      })
  void shouldKnowWhatCannotBeAChild(String arguments) {
    assertThat(order(arguments, 1).key()).isNull();
  }
}
