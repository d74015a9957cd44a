package dev.newel.task.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.newel.asl.data.Json;
import dev.newel.interpreter.environment.TaskMocks.Answers;
import dev.newel.interpreter.environment.TaskMocks.Returned;
import dev.newel.interpreter.environment.TaskMocks.Thrown;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MockFileTest {

  private static final String CASES =
      "'StateMachines':{'Orders':{'TestCases':{'Retry':{'Pay':'Later'},'None':{}}}}";

  private static MockFile parse(String text) {
    return MockFile.parse(text.replace('\'', '"'));
  }

  private static MockFile responses(String later) {
    return parse("{" + CASES + ",'MockedResponses':{'Later':" + later + "}}");
  }

  @Test
  void shouldAnswerByIndexesAndRanges() {
    MockFile file =
        responses(
            "{'0':{'Throw':{'Error':'A','Cause':'a'}},'1-2':{'Throw':{'Error':'B','Cause':'b'}},"
                + "'3':{'Return':[1]}}");

    Answers answers = Objects.requireNonNull(file.of("Orders", "Retry", "Pay"));

    assertThat(answers.get(0)).isEqualTo(new Thrown("A", "a"));
    assertThat(answers.get(1)).isEqualTo(new Thrown("B", "b"));
    assertThat(answers.get(2)).isEqualTo(new Thrown("B", "b"));
    assertThat(answers.get(3)).isEqualTo(new Returned(Json.ofTrusted("[1]")));
    assertThat(answers.get(4)).isNull();
  }

  @Test
  void shouldKnowItsTestCases() {
    MockFile file = responses("{'0-1':{'Return':null}}");

    assertThat(file.hasCase("Orders", "Retry")).isTrue();
    assertThat(file.hasCase("Orders", "None")).isTrue();
    assertThat(file.hasCase("Orders", "Pay")).isFalse();
    assertThat(file.hasCase("Others", "Retry")).isFalse();
    assertThat(file.of("Orders", "None", "Pay")).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}|MockedResponses.Later must be an object with an answer for index 0 at least",
        "{'1':{'Return':1}}|MockedResponses.Later has no answer for index 0",
        "{'0':{'Return':1},'2':{'Return':1}}|MockedResponses.Later has no answer for index 1",
        "{'0-2':{'Return':1},'2':{'Return':1}}"
            + "|MockedResponses.Later has more than one answer for index 2",
        "{'0':{'Return':1},'2-1':{'Return':1}}"
            + "|MockedResponses.Later.2-1 is a range that ends before it begins",
        "{'first':{'Return':1}}"
            + "|MockedResponses.Later.first must be an index such as 0, or a range such as 0-2",
        "{'0':{}}|MockedResponses.Later.0 must have either Return or Throw",
        "{'0':{'Return':1,'Throw':{'Error':'E','Cause':''}}}"
            + "|MockedResponses.Later.0 must have either Return or Throw",
        "{'0':{'Throw':{'Error':'E'}}}"
            + "|MockedResponses.Later.0.Throw must have the texts Error and Cause",
      })
  void shouldRefuseResponsesThatAreNone(String later, String problem) {
    assertThatThrownBy(() -> responses(later))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(problem);
  }

  @Test
  void shouldTellAllThatIsWrong() {
    assertThatThrownBy(() -> parse("{" + CASES + ",'MockedResponses':{'Other':{'1':{}}}}"))
        .hasMessage(
            "MockedResponses.Other.1 must have either Return or Throw;"
                + " MockedResponses.Other has no answer for index 0;"
                + " StateMachines.Orders.TestCases.Retry.Pay must be the name of one of"
                + " MockedResponses, and is \"Later\"");
  }

  @Test
  void shouldRefuseWhatIsNoMockFile() {
    assertThatThrownBy(() -> parse("[]"))
        .hasMessage("MockedResponses must be an object; StateMachines must be an object");
    assertThatThrownBy(() -> parse("{'StateMachines':{'M':{}},'MockedResponses':{}}"))
        .hasMessage("StateMachines.M.TestCases must be an object");
    assertThatThrownBy(() -> parse("{")).hasMessageStartingWith("it is not JSON: ");
  }
}
