package dev.newel.task.optimised;

import static dev.newel.task.service.ScriptedServices.answered;
import static dev.newel.task.service.ScriptedServices.refused;
import static dev.newel.testing.RedisFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.asl.data.Json;
import dev.newel.aws.Home;
import dev.newel.aws.client.CallResult;
import dev.newel.aws.model.ServiceModels;
import dev.newel.interpreter.model.BegunWork;
import dev.newel.interpreter.model.Effect;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.task.TaskOwner;
import dev.newel.task.service.ScriptedServices;
import dev.newel.task.service.ServiceCaller;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(VertxExtension.class)
class OptimisedInvokerTest {

  private static final TaskOwner EXECUTION =
      TaskOwner.of(new ExecutionKey(Home.of("us-east-1", "000000000000"), "machine", "run"));

  private static final String METADATA =
      "'SdkHttpMetadata':{'AllHttpHeaders':{'x-amzn-RequestId':['r'],'b':['1','3'],'A':['2']},"
          + "'HttpHeaders':{'A':'2','b':'3','x-amzn-RequestId':'r'},'HttpStatusCode':200},"
          + "'SdkResponseMetadata':{'RequestId':'r'}";

  private final ScriptedServices services = new ScriptedServices();
  private final OptimisedInvoker invoker;

  OptimisedInvokerTest(Vertx vertx) {
    invoker =
        new OptimisedInvoker(new ServiceCaller(vertx, ServiceModels.bundled(), services, 1_000));
  }

  private static Json json(String text) {
    return Json.ofTrusted(text.replace('\'', '"'));
  }

  private Stimulus call(String service, String action, String arguments, CallResult answer) {
    services.answer(answer);
    return await(
        invoker.invoke(
            EXECUTION, new Effect.CallService(3, 7, service, action, json(arguments), null)));
  }

  private String sent() {
    return services.last().arguments().toString().replace('"', '\'');
  }

  private @Nullable Stimulus look(String service, String action, CallResult answer) {
    services.answer(answer);
    BegunWork work =
        new BegunWork(
            json("{'Cluster':'c','JobName':'n','Name':'e'}").node(),
            json("{'JobId':'i','JobRunId':'r','Tasks':[{'TaskArn':'t'}]}").node());
    return await(
        invoker.watch(EXECUTION, new Effect.WatchWork(3, 7, service, action, work, null, 5)));
  }

  private static Stimulus succeeded(String output) {
    return new Stimulus.TaskSucceeded(3, 7, json(output));
  }

  private static Stimulus failed(String error, String cause) {
    return new Stimulus.TaskFailed(3, 7, error, cause.replace('\'', '"'));
  }

  @Test
  void shouldGiveTheAnswerWithWhatIsSaidOfIt() {
    assertThat(call("sqs", "sendMessage", "{'QueueUrl':'q'}", answered("{'MessageId':'m'}")))
        .isEqualTo(succeeded("{'MessageId':'m'," + METADATA + "}"));
    assertThat(services.last().operation().name()).isEqualTo("SendMessage");
    assertThat(services.last().errorPrefix()).isEqualTo("SQS");
    assertThat(services.last().id()).isEqualTo("3-7");
  }

  @Test
  void shouldHandTheWorkOnWhereATokenIsWaitedFor() {
    assertThat(call("sns", "publish.waitForTaskToken", "{}", answered("{}")))
        .isEqualTo(new Stimulus.TaskSubmitted(3, 7, json("{" + METADATA + "}")));
  }

  @Test
  void shouldFailAsTheServiceDoes() {
    assertThat(call("sqs", "sendMessage", "{}", refused("SQS.AmazonSQSException")))
        .isEqualTo(failed("SQS.AmazonSQSException", "cause"));
    assertThat(call("sqs", "sendMessage", "{}", new CallResult.TooLarge(5)))
        .isEqualTo(
            new Stimulus.TaskFailed(
                3,
                7,
                "States.DataLimitExceeded",
                "The state/task 'sqs' returned a result with a size exceeding the maximum number"
                    + " of bytes service limit."));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'FunctionName':'f'} | {'FunctionName':'f','Payload':{}}",
        "{'FunctionName':'f','Payload':null} | {'FunctionName':'f','Payload':{}}",
        "{'FunctionName':'f','Payload':'[1]'} | {'FunctionName':'f','Payload':[1]}",
        "{'FunctionName':'f','Payload':'text'} | {'FunctionName':'f','Payload':'text'}",
      })
  void shouldGiveAFunctionItsPayload(String arguments, String expected) {
    call("lambda", "invoke", arguments, answered("{}"));

    assertThat(sent()).isEqualTo(expected);
  }

  @Test
  void shouldGiveTheLastMessageOfAnAgentAndWhatAllOfThemTook() {
    String usage = "'Usage':{'InputTokens':2,'OutputTokens':3,'TotalTokens':5}";
    String metadata = "{'Metadata':{" + usage + ",'Metrics':{'LatencyMs':4}}}";
    String stream =
        "{'MessageStart':{'Role':'assistant'}},"
            + "{'ContentBlockDelta':{'ContentBlockIndex':0,'Delta':{'Text':'first'}}},"
            + metadata
            + ",{'MessageStart':{'Role':'user'}},"
            + "{'ContentBlockDelta':{'ContentBlockIndex':0,'Delta':{'Text':'a tool'}}},"
            + "{'MessageStart':{'Role':'assistant'}},"
            + "{'ContentBlockDelta':{'ContentBlockIndex':1,'Delta':{'Text':'B'}}},"
            + "{'ContentBlockDelta':{'ContentBlockIndex':0,'Delta':{'Text':'A'}}},"
            + "{'ContentBlockDelta':{'ContentBlockIndex':1,'Delta':{'Text':'b'}}},"
            + "{'MessageStop':{'StopReason':'end_turn'}},"
            + metadata;

    assertThat(((Stimulus.TaskSucceeded) agent(stream)).output().text().replace('"', '\''))
        .isEqualTo(
            "{'Output':{'Message':{'Role':'assistant','Content':[{'Text':'A'},{'Text':'Bb'}]}},"
                + "'StopReason':'end_turn',"
                + "'Usage':{'InputTokens':4,'OutputTokens':6,'TotalTokens':10},"
                + "'Metrics':{'LatencyMs':8}}");
    assertThat(sent()).contains("'RuntimeSessionId':'");
  }

  @Test
  void shouldFailWithAnAgentWhoseStreamEndsSo() {
    assertThat(agent("{'InternalServerException':{'Message':'no'}}"))
        .isEqualTo(failed("BedrockAgentCore.InternalServerException", "no"));
  }

  private Stimulus agent(String stream) {
    return call(
        "bedrockagentcore",
        "invokeHarness",
        "{'HarnessArn':'h'}",
        answered("{'Stream':[" + stream + "]}"));
  }

  @Test
  void shouldReadWhatAFunctionReturns() {
    assertThat(call("lambda", "invoke", "{}", answered("{'Payload':'[1]','StatusCode':200}")))
        .isEqualTo(succeeded("{'Payload':[1]," + METADATA + ",'StatusCode':200}"));
  }

  @Test
  void shouldFailAsTheFunctionDoes() {
    String payload = "{ \\\"errorType\\\": \\\"E\\\" }";

    assertThat(
            call(
                "lambda",
                "invoke",
                "{}",
                answered("{'FunctionError':'Unhandled','Payload':'" + payload + "'}")))
        .isEqualTo(failed("E", "{'errorType':'E'}"));
    assertThat(call("lambda", "invoke", "{}", answered("{'FunctionError':'U','Payload':'{}'}")))
        .isEqualTo(
            failed(
                "Lambda.Unknown",
                "The cause could not be determined because Lambda did not return an error type."
                    + " Returned payload: {}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "sqs    | sendMessage | {'MessageBody':{'a':[1]}}      | {'MessageBody':'{\\\"a\\\":[1]}'}",
        "sns    | publish     | {'Message':['a']}              | {'Message':'[\\\"a\\\"]'}",
        "sns    | publish     | {'Message':'a','Subject':'{}'} | {'Message':'a','Subject':'{}'}",
        "events | putEvents   | {'Entries':[{'Detail':{}},{'Detail':'t'}]} | {'Entries':"
            + "[{'Detail':'{}','Resources':[M,E]},{'Detail':'t','Resources':[M,E]}]}",
      })
  void shouldWriteWhatIsSentAsJson(String service, String action, String given, String sent) {
    call(service, action, given, answered("{}"));

    String resources = "'" + EXECUTION.machineArn() + "','" + EXECUTION.arn() + "'";
    assertThat(services.last().arguments()).isEqualTo(json(sent.replace("M,E", resources)).node());
  }

  @Test
  void shouldSayOfEachEventWhereItIsFrom() {
    call(
        "events",
        "putEvents",
        "{'Entries':[{'Detail':{'a':1},'Resources':['x']},{}]}",
        answered("{'FailedEntryCount':0}"));

    assertThat(services.last().arguments().path("Entries").path(0).path("Resources"))
        .hasToString(
            json("['x','" + EXECUTION.machineArn() + "','" + EXECUTION.arn() + "']").text());
    assertThat(call("events", "putEvents", "{}", answered("{'FailedEntryCount':1}")))
        .isEqualTo(failed("EventBridge.FailedEntry", "{'FailedEntryCount':1}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "elasticmapreduce | addStep | {'ClusterId':'c','Step':{'Name':'s'}} |"
            + " {'JobFlowId':'c','Steps':[{'Name':'s'}]}",
        "elasticmapreduce | terminateCluster | {'ClusterId':'c'} | {'JobFlowIds':['c']}",
        "batch | submitJob | {'JobName':'n'} | {'JobName':'n'}",
        "batch | submitJob.sync | {'JobName':'n'} | {'JobName':'n','ContainerOverrides':"
            + "{'Environment':[{'Name':'MANAGED_BY_AWS','Value':'STARTED_BY_STEP_FUNCTIONS'}]}}",
        "ecs | runTask.sync | {} | {'StartedBy':'AWS Step Functions'}",
        "mediaconvert | createJob.sync | {} | {'Tags':{'ManagedByService':'AWSStepFunctions'}}",
      })
  void shouldAdaptArguments(String service, String action, String arguments, String expected) {
    call(service, action, arguments, answered("{}"));

    assertThat(sent()).isEqualTo(expected);
  }

  @Test
  void shouldNameTheJobOfARun() {
    assertThat(call("glue", "startJobRun", "{'JobName':'n'}", answered("{'JobRunId':'r'}")))
        .isEqualTo(succeeded("{'JobName':'n','JobRunId':'r'," + METADATA + "}"));
  }

  @Test
  void shouldFailWhereAContainerTaskFindsNoPlace() {
    String answer = "{'Failures':[{'Reason':'full'}],'Tasks':[]}";

    assertThat(call("ecs", "runTask", "{}", answered(answer)))
        .isInstanceOf(Stimulus.TaskSucceeded.class);
    assertThat(call("ecs", "runTask.sync", "{}", answered(answer)))
        .isInstanceOfSatisfying(
            Stimulus.TaskFailed.class,
            failure -> assertThat(failure.error()).isEqualTo("AmazonECS.Unknown"));
  }

  @Test
  void shouldSayNothingOfWorkThatGoesOn() {
    assertThat(look("batch", "submitJob.sync", answered("{'Jobs':[{'Status':'RUNNING'}]}")))
        .isNull();
    assertThat(services.last().operation().name()).isEqualTo("DescribeJobs");
    assertThat(sent()).isEqualTo("{'Jobs':['i']}");
    assertThat(look("batch", "submitJob.sync", refused("Batch.AWSBatchException"))).isNull();
  }

  @Test
  void shouldTellHowWorkHasEnded() {
    assertThat(look("batch", "submitJob.sync", answered("{'Jobs':[{'Status':'SUCCEEDED'}]}")))
        .isEqualTo(succeeded("{'Status':'SUCCEEDED'}"));
    assertThat(look("batch", "submitJob.sync", answered("{'Jobs':[{'Status':'FAILED'}]}")))
        .isEqualTo(failed("States.TaskFailed", "{'Status':'FAILED'}"));
    assertThat(
            look(
                "codebuild",
                "startBuild.sync",
                answered("{'Builds':[{'BuildStatus':'SUCCEEDED'}]}")))
        .isEqualTo(succeeded("{'Build':{'BuildStatus':'SUCCEEDED'}}"));
  }

  @Test
  void shouldTakeATaskWhoseContainerFailsForFailed() {
    String stopped = "{'Tasks':[{'LastStatus':'STOPPED','Containers':[{'ExitCode':%d}]}]}";

    assertThat(look("ecs", "runTask.sync", answered(stopped.formatted(0))))
        .isInstanceOf(Stimulus.TaskSucceeded.class);
    assertThat(sent()).contains("'Cluster':'c'").contains("'Tasks':['t']");
    assertThat(look("ecs", "runTask.sync", answered(stopped.formatted(1))))
        .isInstanceOf(Stimulus.TaskFailed.class);
  }

  @Test
  void shouldTakeAClusterThatIsGoneForDeleted() {
    assertThat(look("eks", "deleteCluster.sync", refused("EKS.ResourceNotFoundException")))
        .isInstanceOf(Stimulus.TaskSucceeded.class);
    assertThat(look("eks", "createCluster.sync", refused("EKS.ResourceNotFoundException")))
        .isNull();
  }

  @Test
  void shouldStopWork() {
    assertThat(stop(answered("{}")).succeeded()).isTrue();

    assertThat(services.last().operation().name()).isEqualTo("StopBuild");
    assertThat(sent()).isEqualTo("{'Id':'b'}");
  }

  @Test
  void shouldSayWhetherAStopHasBeenHeard() {
    assertThat(stop(refused("CodeBuild.ResourceNotFoundException")).succeeded()).isTrue();
    assertThat(stop(new CallResult.Unreachable("e", "away")).failed()).isTrue();
  }

  private Future<Void> stop(CallResult answer) {
    services.answer(answer);
    Future<Void> stopped =
        invoker.stop(
            EXECUTION,
            new Effect.StopWork(3, 7, "codebuild", "startBuild.sync", json("{'Id':'b'}"), null));
    return await(stopped.transform(done -> Future.succeededFuture(stopped)));
  }
}
