package dev.newel.task.bus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.asl.parse.Definitions;
import dev.newel.interpreter.task.TaskArn;
import dev.newel.task.TaskInvoker;
import io.vertx.core.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BusRulesTest {

  private static final TaskInvoker NO_CALLS =
      (execution, call) -> Future.failedFuture("no calls here");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "request",
        "send",
        "publish",
        "request.waitForTaskToken",
        "send.waitForTaskToken",
        "publish.waitForTaskToken"
      })
  void shouldKnowItsResources(String action) {
    TaskArn arn = TaskArn.parse("arn:aws:states:::bus:" + action).orElseThrow();

    assertThat(new BusKind(NO_CALLS).protocol(arn)).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"bus:reply", "bus:request.sync", "bus:Send", "sqs:send"})
  void shouldKnowNoOthers(String resource) {
    TaskArn arn = TaskArn.parse("arn:aws:states:::" + resource).orElseThrow();

    assertThat(new BusKind(NO_CALLS).protocol(arn)).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "REQUEST|{'Address':'a','Body':null,'Headers':{'h':'v'},'TimeoutSeconds':3600}",
        "SEND|{'Address':'newel.api','Headers':{}}",
        "PUBLISH|{'Address':'a','Body':[1]}",
      })
  void shouldAccept(BusAction action, String arguments) {
    BusRules rules = new BusRules(action);

    assertThat(rules.problems(Definitions.json(arguments).node())).isEmpty();
    assertThat(rules.refusals(Definitions.json(arguments).node())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "REQUEST|{}|The field 'Address' is required but was missing",
        "REQUEST|{'Address':7}|The value of the field 'Address' has an invalid format",
        "SEND|{'Address':''}|The value of the field 'Address' has an invalid format",
        "SEND|{'Address':'newel.engine.0'}|The value of the field 'Address' has an invalid format",
        "SEND|{'Address':'__vertx.reply.1'}|The value of the field 'Address' has an invalid format",
        "SEND|{'Address':'a','TimeoutSeconds':1}"
            + "|The field \"TimeoutSeconds\" is not supported by Step Functions",
        "REQUEST|{'Address':'a','TimeoutSeconds':0}"
            + "|The value of the field 'TimeoutSeconds' has an invalid format",
        "REQUEST|{'Address':'a','TimeoutSeconds':3601}"
            + "|The value of the field 'TimeoutSeconds' has an invalid format",
        "REQUEST|{'Address':'a','TimeoutSeconds':1.5}"
            + "|The value of the field 'TimeoutSeconds' has an invalid format",
        "PUBLISH|{'Address':'a','Headers':{'n':1}}"
            + "|The value of the field 'Headers' has an invalid format",
        "PUBLISH|{'Address':'a','Headers':{'Newel-Task':'forged'}}"
            + "|The value of the field 'Headers' has an invalid format",
        "PUBLISH|{'Address':'a','Message':1}"
            + "|The field \"Message\" is not supported by Step Functions",
      })
  void shouldRefuse(BusAction action, String arguments, String problem) {
    BusRules rules = new BusRules(action);

    assertThat(rules.problems(Definitions.json(arguments).node())).containsExactly(problem);
    assertThat(rules.refusals(Definitions.json(arguments).node())).containsExactly(problem);
  }

  @Test
  void shouldNotJudgeWhatIsComputed() {
    BusRules rules = new BusRules(BusAction.REQUEST);

    assertThat(
            rules.refusals(
                Definitions.json(
                        "{'Address.$':'$.a','Headers':{'h.$':'$.h'},"
                            + "'TimeoutSeconds':'{% $t %}','Body.$':'$'}")
                    .node()))
        .isEmpty();
    assertThat(rules.refusals(Definitions.json("{'Adress.$':'$.a'}").node()))
        .containsExactly(
            "The field 'Address' is required but was missing",
            "The field \"Adress\" is not supported by Step Functions");
  }
}
