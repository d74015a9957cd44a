package dev.newel.task.mock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.asl.data.Json;
import dev.newel.aws.model.ServiceModels;
import dev.newel.interpreter.environment.TaskMocks.Answer;
import dev.newel.interpreter.environment.TaskMocks.Returned;
import dev.newel.interpreter.environment.TaskMocks.Thrown;
import dev.newel.task.ActivityKind;
import dev.newel.task.NestedKind;
import dev.newel.task.TaskInvoker;
import dev.newel.task.lambda.LambdaKind;
import dev.newel.task.mock.MockCheck.Mode;
import dev.newel.task.optimised.OptimisedKind;
import dev.newel.task.sdk.SdkKind;
import io.vertx.core.Future;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MockCheckTest {

  private static final TaskInvoker NO_CALLS =
      (execution, call) -> Future.failedFuture("no calls here");
  private static final ServiceModels MODELS = ServiceModels.bundled();

  private static final MockCheck CHECK =
      new MockCheck(
          List.of(
              new ActivityKind(),
              new NestedKind(),
              new LambdaKind(NO_CALLS),
              new OptimisedKind(MODELS, NO_CALLS),
              new SdkKind(MODELS, NO_CALLS, NO_CALLS)));

  private static @Nullable String violation(String resource, String result, Mode mode) {
    String arn = resource.startsWith("arn:") ? resource : "arn:aws:states:::" + resource;
    return CHECK.violation(arn, json(result).node(), mode);
  }

  private static Answer answer(String resource, String result) {
    return CHECK.answer("arn:aws:states:::" + resource, json(result));
  }

  private static Json json(String text) {
    return Json.ofTrusted(text.replace('\'', '"'));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "aws-sdk:kms:encrypt|{'CiphertextBlob':''}|CiphertextBlob|is smaller than the minimum length",
        "aws-sdk:kms:encrypt|{'CiphertextBlob':1}|CiphertextBlob|must be a string",
        "aws-sdk:kms:encrypt|{'KeyId':{}}|KeyId|must be a string",
        "aws-sdk:lambda:getFunction|{'Configuration':{'MemorySize':127}}|MemorySize"
            + "|is less than the minimum value",
        "aws-sdk:lambda:getFunction|{'Configuration':{'MemorySize':10241}}|MemorySize"
            + "|exceeds the maximum value",
        "aws-sdk:lambda:getFunction|{'Configuration':'c'}|Configuration|must be an object",
        "aws-sdk:lambda:getFunction|{'Tags':{'a':1}}|Tags|must be a string",
        "aws-sdk:s3:getObject|{'StorageClass':'Papyrus'}|StorageClass|is not an expected value",
        "aws-sdk:s3:getObject|{'ContentLength':'9000'}|ContentLength|must be a number",
        "aws-sdk:s3:getObject|{'DeleteMarker':'true'}|DeleteMarker|must be a boolean",
        "aws-sdk:rds:describeDBClusters|{'DbClusters':[{'DbClusterArn':1}]}|DbClusterArn"
            + "|must be a string",
        "events:putEvents|{'Entries':'e'}|Entries|must be an array",
        "events:putEvents|{'Entries':[{'EventId':'e'},{'EventId':[]}]}|EventId|must be a string",
        "events:putEvents|'text'|result|must be an object",
      })
  void shouldSayWhichFieldDoesNotFit(String resource, String result, String field, String what) {
    String text = "Mock result schema validation error: Field '" + field + "' " + what;

    assertThat(violation(resource, result, Mode.STRICT)).isEqualTo(text);
    assertThat(violation(resource, result, Mode.PRESENT)).isEqualTo(text);
    assertThat(violation(resource, result, Mode.NONE)).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "states:startExecution|{}|ExecutionArn",
        "states:startExecution|{'ExecutionArn':'e','startDate':1}|StartDate",
        "states:startExecution.sync:2|{'ExecutionArn':'e','StartDate':1}|StateMachineArn",
        "aws-sdk:sfn:startExecution|{}|ExecutionArn",
        "codebuild:startBuild.sync|{'Builds':[{'Phases':[{}],'EnvironmentVariables':3,"
            + "'Environment':{'Type':'LINUX_CONTAINER','ComputeType':'BUILD_GENERAL1_SMALL'}}]}"
            + "|Image",
      })
  void shouldMissWhatTheModelRequires(String resource, String result, String field) {
    assertThat(violation(resource, result, Mode.STRICT))
        .isEqualTo(
            "Mock result schema validation error: The field '"
                + field
                + "' is required but was missing");
    assertThat(violation(resource, result, Mode.PRESENT)).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "events:putEvents|{}",
        "events:putEvents|{'random':'json'}",
        "lambda:invoke|{'Payload':'p','SdkHttpMetadata':{'HttpStatusCode':200}}",
        "lambda:invoke|{'Payload':{'a':[1]}}",
        "dynamodb:getItem|{'Item':{'a':{'S':'x','N':'1'}}}",
        "aws-sdk:kms:encrypt|{'CiphertextBlob':'c','KeyId':'k'}",
        "states:startExecution|{'ExecutionArn':'e','StartDate':'2025-01-01T00:00:00Z'}",
      })
  void shouldTakeWhatTheServiceCouldAnswer(String resource, String result) {
    assertThat(violation(resource, result, Mode.STRICT)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:states:us-east-1:000000000000:activity:a",
        "arn:aws:lambda:us-east-1:000000000000:function:f",
        "http:invoke",
        "sqs:sendMessage.waitForTaskToken",
        "aws-sdk:sqs:sendMessage.waitForTaskToken",
      })
  void shouldTakeAnythingWhereNoModelSaysWhatItIs(String resource) {
    assertThat(violation(resource, "[1]", Mode.STRICT)).isNull();
  }

  @Test
  void shouldHoldWorkThatIsWaitedForAgainstItsDescription() {
    assertThat(violation("batch:submitJob", "{'JobId':1}", Mode.PRESENT)).contains("'JobId'");
    assertThat(violation("batch:submitJob.sync", "{'JobId':1}", Mode.PRESENT)).isNull();
    assertThat(violation("batch:submitJob.sync", "{'Jobs':1}", Mode.PRESENT)).contains("'Jobs'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "states:startExecution.sync|{'Status':'SUCCEEDED','Output':'[1]'}",
        "states:startExecution|{'ExecutionArn':'e'}",
        "sqs:sendMessage.waitForTaskToken|[1]",
      })
  void shouldTakeTheMockAsTheResult(String resource, String result) {
    assertThat(answer(resource, result)).isEqualTo(new Returned(json(result)));
  }

  @Test
  void shouldMakeTheResultOfTheDescriptionOfWork() {
    assertThat(answer("states:startExecution.sync:2", "{'Status':'SUCCEEDED','Output':'[1]'}"))
        .isEqualTo(new Returned(json("{'Status':'SUCCEEDED','Output':[1]}")));
    assertThat(answer("states:startExecution.sync:2", "{'Status':'ABORTED','Output':'[1]'}"))
        .isEqualTo(
            new Thrown("States.TaskFailed", json("{'Status':'ABORTED','Output':'[1]'}").text()));
    assertThat(answer("batch:submitJob.sync", "{'Jobs':[{'Status':'SUCCEEDED'}]}"))
        .isEqualTo(new Returned(json("{'Status':'SUCCEEDED'}")));
    assertThat(answer("batch:submitJob.sync", "{'Jobs':[{'Status':'FAILED'}]}"))
        .isEqualTo(new Thrown("States.TaskFailed", json("{'Status':'FAILED'}").text()));
  }
}
