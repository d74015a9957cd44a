package dev.newel.task.optimised;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.asl.parse.Definitions;
import dev.newel.asl.parse.MachineType;
import dev.newel.asl.parse.check.Problem;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptimisedKindTest {

  private static List<String> problems(String fields) {
    String state = "{'Type':'Task','End':true,'Resource':'arn:aws:states:::" + fields + "}";
    return Definitions.problems(Definitions.machine(state), MachineType.STANDARD).stream()
        .map(Problem::message)
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "sqs:sendMessage','Parameters':{'MessageBody':'b'}|QueueUrl",
        "sns:publish','Parameters':{'TopicArn.$':'$.topic'}|Message",
        "dynamodb:getItem','Parameters':{'TableName':'t'}|Key",
        "events:putEvents','Parameters':{}|Entries",
        "glue:startJobRun','Parameters':{'Arguments':{}}|JobName",
        "lambda:invoke','Parameters':{'Payload.$':'$'}|FunctionName",
        "elasticmapreduce:terminateCluster','Parameters':{}|ClusterId",
        "sqs:sendMessage','QueryLanguage':'JSONata','Arguments':{'MessageBody':'b'}|QueueUrl",
      })
  void shouldMissWhatAnActionRequires(String fields, String name) {
    assertThat(problems(fields))
        .containsExactly("The field '" + name + "' is required but was missing");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sqs:sendMessage','Parameters':{'QueueUrl.$':'$.q','MessageBody.$':'$.m'}",
        "sqs:sendMessage','Parameters':{'QueueUrl':'q','MessageBody':null}",
        "sqs:sendMessage'",
        "sqs:sendMessage','QueryLanguage':'JSONata','Arguments':'{% $states.input %}'",
        "elasticmapreduce:addStep','Parameters':{'ClusterId':'c','Step':{'Name':'n','HadoopJarStep'"
            + ":{'Jar':'j'}}}",
        "emr-containers:startJobRun','Parameters':{'VirtualClusterId':'c'}",
        "aws-sdk:sqs:sendMessage','Parameters':{'MessageBody':'b'}",
      })
  void shouldLeaveTheRestToTheService(String fields) {
    assertThat(problems(fields)).isEmpty();
  }
}
