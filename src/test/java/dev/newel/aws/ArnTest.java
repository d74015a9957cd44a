package dev.newel.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArnTest {

  private static final Home HOME = new Home("aws", "eu-west-1", "123456789012");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "stateMachine:m",
        "stateMachine:m:3",
        "activity:a",
        "execution:m:e",
        "express:m:e:id",
        "mapRun:m/Label:id"
      })
  void shouldWriteWhatItRead(String resource) {
    String text = "arn:aws:states:eu-west-1:123456789012:" + resource;

    Arn arn = Arn.parse(text);

    assertThat(arn.text()).isEqualTo(text);
    assertThat(arn.home()).isEqualTo(HOME);
  }

  @Test
  void shouldTellThePartsApart() {
    assertThat(Arn.parse("arn:aws:states:eu-west-1:123456789012:mapRun:m/Label:id"))
        .isEqualTo(new Arn.MapRun(HOME, "m", "Label", "id"));
    assertThat(Arn.parse("arn:aws:states:eu-west-1:123456789012:stateMachine:m:live"))
        .isEqualTo(new Arn.StateMachine(HOME, "m", "live"));
  }

  @Test
  void shouldNameAnExecutionAfterItsStateMachine() {
    assertThat(new Arn.StateMachine(HOME, "m", "3").execution("e").text())
        .isEqualTo("arn:aws:states:eu-west-1:123456789012:execution:m:e");
  }

  @ParameterizedTest
  @CsvSource({
    "invalid_state_machine_arn, Invalid ARN prefix: invalid_state_machine_arn",
    "'', 'Invalid ARN prefix: '",
    "arn:aws:states, Missing required ARN components: arn:aws:states",
    "arn:aws:states:r:1:execution:, Missing required ARN components: arn:aws:states:r:1:execution:",
    "arn:aws:states:r:1:, Missing required ARN components: arn:aws:states:r:1:",
    "arn:aws:states:r:1:execution, Missing required ARN components: arn:aws:states:r:1:execution",
    "arn:aws:states:r:1::m, Missing required ARN components: arn:aws:states:r:1::m",
    "arn:aws:states:r::execution:m:e, 'Missing required ARN components:"
        + " arn:aws:states:r::execution:m:e'",
    "arn:aws:lambda:r:1:function:f, Invalid ARN service: lambda",
    "arn:aws:states:r:1:express:m:e:i, Resource type not valid in this context: express",
    "arn:aws:states:r:1:activity:a, Resource type not valid in this context: activity",
    "arn:aws:states:r:1:planet:a, Resource type not valid in this context: planet",
    "arn:aws:states:r:1:execution:m, Invalid number of ARN components for the resource type"
        + " execution",
    "arn:aws:states:r:1:execution:m:e:x, Invalid number of ARN components for the resource type"
        + " execution",
    "arn:aws:states:r:1:mapRun:m:i, Invalid number of ARN components for the resource type mapRun",
  })
  void shouldRefuseWhatIsNoExecution(String text, String reason) {
    // whatever was read before
    for (String other : List.of("arn:aws:states:r:1:activity:a", "arn:aws:states:r:2:activity:a")) {
      assertThat(Arn.parse(other).text()).isEqualTo(other);
      assertThatThrownBy(() -> Arn.parse(text, Arn.Execution.class))
          .isInstanceOf(ServiceException.class)
          .hasMessage("InvalidArn: Invalid Arn: '" + reason + "'");
    }
  }

  @Test
  void shouldCheckTheFormOfRoles() {
    assertThatCode(() -> Arn.checkRole("arn:aws-cn:iam::123456789012:role/path/name"))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> Arn.checkRole("arn:aws:iam::123456789012:user/me"))
        .hasMessage("InvalidArn: Invalid Role Arn: 'arn:aws:iam::123456789012:user/me'");
  }
}
