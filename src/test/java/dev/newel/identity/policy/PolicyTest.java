package dev.newel.identity.policy;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.newel.asl.data.Json;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyTest {

  private static final String ARN = "arn:aws:states:us-east-1:000000000000:";

  private static Policy policy(String statements) {
    return read("{\"Version\": \"2012-10-17\", \"Statement\": " + statements + "}");
  }

  private static Policy read(String policy) {
    try {
      return requireNonNull(
          PolicyReader.read(Json.MAPPER.readTree("{\"own\": " + policy + "}")).get("own"));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static Policy allowing(String action, String resource) {
    return policy(
        "{\"Effect\": \"Allow\", \"Action\": \"%s\", \"Resource\": \"%s\"}"
            .formatted(action, resource));
  }

  @ParameterizedTest
  @CsvSource({
    "states:StartExecution, ALLOWED",
    "states:startexecution, ALLOWED",
    "states:Start*, ALLOWED",
    "STATES:*, ALLOWED",
    "*, ALLOWED",
    "states:StartExecutio?, ALLOWED",
    "states:StartExecution?, NOT_ALLOWED",
    "states:Stop*, NOT_ALLOWED",
    "newel:*, NOT_ALLOWED",
    "lambda:StartExecution, NOT_ALLOWED",
  })
  void shouldGoByTheAction(String action, Verdict verdict) {
    assertThat(allowing(action, "*").verdict("states:StartExecution", ARN + "stateMachine:m"))
        .isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({
    "*, ALLOWED",
    ARN + "stateMachine:orders, ALLOWED",
    ARN + "stateMachine:*, ALLOWED",
    ARN + "*, ALLOWED",
    "arn:aws:states:*:*:stateMachine:or*rs, ALLOWED",
    "arn:*:*:*:*:*, ALLOWED",
    "arn:aws:states:us-east-?:000000000000:stateMachine:order?, ALLOWED",
    ARN + "stateMachine:Orders, NOT_ALLOWED",
    ARN + "activity:*, NOT_ALLOWED",
    "arn:aws:states:eu-*:*:stateMachine:*, NOT_ALLOWED",
    "arn:aws:states:*:111122223333:*, NOT_ALLOWED",
    // a wildcard does not reach over a colon before the last part
    "arn:aws:states:*:stateMachine:orders:, NOT_ALLOWED",
  })
  void shouldGoByTheResource(String resource, Verdict verdict) {
    assertThat(
            allowing("states:*", resource)
                .verdict("states:StartExecution", ARN + "stateMachine:orders"))
        .isEqualTo(verdict);
  }

  @Test
  void shouldGiveWhatDeniesTheLastWord() {
    Policy policy =
        policy(
            """
            [{"Effect": "Deny", "Action": ["states:Delete*", "states:Stop*"],
              "Resource": ["%1$sstateMachine:live-*", "%1$sexecution:live-*"]},
             {"Sid": "all", "Effect": "Allow", "Action": "states:*", "Resource": "*"}]
            """
                .formatted(ARN));

    assertThat(policy.verdict("states:DeleteStateMachine", ARN + "stateMachine:live-a"))
        .isEqualTo(Verdict.DENIED);
    assertThat(policy.verdict("states:DeleteStateMachine", ARN + "stateMachine:a"))
        .isEqualTo(Verdict.ALLOWED);
    assertThat(policy.denies("states:StopExecution")).isTrue();
    assertThat(policy.denies("states:StartExecution")).isFalse();
  }

  @Test
  void shouldTakeSeveralPoliciesTogether() {
    Policy both =
        Policy.of(List.of(allowing("states:List*", "*"), allowing("states:Describe*", "*")));

    assertThat(both.verdict("states:ListActivities", ARN + "activity:*"))
        .isEqualTo(Verdict.ALLOWED);
    assertThat(both.verdict("states:DescribeActivity", ARN + "activity:a"))
        .isEqualTo(Verdict.ALLOWED);
    assertThat(both.verdict("states:CreateActivity", ARN + "activity:a"))
        .isEqualTo(Verdict.NOT_ALLOWED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|its Version must be 2012-10-17",
        "[]|a policy must be a JSON object",
        "{'Version': '2012-10-17'}|it has no Statement",
        "{'Version': '2012-10-17', 'Statement': [{'Effect': 'Allow', 'Action': '*', 'Resource':"
            + " '*', 'Condition': {}}]}|a statement with Condition is not understood here",
        "{'Version': '2012-10-17', 'Statement': {'Effect': 'Allow', 'NotAction': '*', 'Resource':"
            + " '*'}}|a statement with NotAction is not understood here",
        "{'Version': '2012-10-17', 'Statement': {'Effect': 'Allow', 'Action': '*', 'NotResource':"
            + " '*'}}|a statement with NotResource is not understood here",
        "{'Version': '2012-10-17', 'Statement': {'Effect': 'Allow', 'Action': '*', 'Resource':"
            + " '*', 'Principal': '*'}}|a statement with Principal is not understood here",
        "{'Version': '2012-10-17', 'Statement': {'Effect': 'allow', 'Action': '*', 'Resource':"
            + " '*'}}|an Effect must be Allow or Deny",
        "{'Version': '2012-10-17', 'Statement': {'Effect': 'Allow', 'Action': [], 'Resource':"
            + " '*'}}|a statement's Action must be a text",
        "{'Version': '2012-10-17', 'Statement': {'Effect': 'Allow', 'Action': 'StartExecution',"
            + " 'Resource': '*'}}|the Action StartExecution has no prefix",
        "{'Version': '2012-10-17', 'Statement': {'Effect': 'Allow', 'Action': '*', 'Resource':"
            + " 'orders'}}|the Resource orders is neither * nor an ARN",
        "{'Version': '2012-10-17', 'Statement': {'Effect': 'Allow', 'Action': '*', 'Resource':"
            + " 'arn:aws:states:*:*:activity:${aws:username}'}}|the Resource"
            + " arn:aws:states:*:*:activity:${aws:username} has",
      })
  void shouldRefuseWhatItDoesNotKnow(String policy, String message) {
    assertThatThrownBy(() -> read(policy.replace('\'', '"')))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the policy own: " + message);
  }

  @Test
  void shouldNotBeKeptBusyByStars() {
    Wildcard stars = new Wildcard("*a".repeat(200) + "b");

    boolean matches =
        Assertions.assertTimeoutPreemptively(
            Duration.ofSeconds(20), () -> stars.matches("a".repeat(2_000)));

    assertThat(matches).isFalse();
  }

  @Test
  void shouldNotCompareTextsThatAreLongerThanAnyArn() {
    String resource = ARN + "stateMachine:" + "m".repeat(1_000_000);
    String start = "states:StartExecution";

    assertThat(allowing("*", ARN + "stateMachine:*").verdict(start, resource))
        .isEqualTo(Verdict.NOT_ALLOWED);
    assertThat(allowing("*", "*").verdict(start, resource)).isEqualTo(Verdict.ALLOWED);
  }

  @Test
  void shouldDenyTextsThatAreLongerThanAnyArnWhateverIsDenied() {
    Policy policy =
        policy(
            """
            [{"Effect": "Allow", "Action": "*", "Resource": "*"},
             {"Effect": "Deny", "Action": "states:Start*",
              "Resource": "arn:aws:states:*:*:stateMachine:secret-*"}]
            """);
    String resource = ARN + "stateMachine:other" + "m".repeat(Policy.LONGEST_RESOURCE);

    assertThat(policy.verdict("states:StartExecution", resource)).isEqualTo(Verdict.DENIED);
    assertThat(policy.verdict("states:StopExecution", resource)).isEqualTo(Verdict.ALLOWED);
  }
}
