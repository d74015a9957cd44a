package dev.newel.task.optimised;

import static dev.newel.task.service.ScriptedServices.answered;
import static dev.newel.task.service.ScriptedServices.refused;
import static dev.newel.testing.RedisFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.asl.data.Json;
import dev.newel.aws.Home;
import dev.newel.aws.client.AwsCall;
import dev.newel.aws.client.CallResult;
import dev.newel.aws.model.ServiceModels;
import dev.newel.interpreter.model.Effect;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.task.TaskOwner;
import dev.newel.task.service.ScriptedServices;
import dev.newel.task.service.ServiceCaller;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Integrations that make more calls than their own. */
@ExtendWith(VertxExtension.class)
class ErrandsTest {

  private static final TaskOwner EXECUTION =
      TaskOwner.of(new ExecutionKey(Home.of("us-east-1", "000000000000"), "machine", "run"));

  private final ScriptedServices services = new ScriptedServices();
  private final OptimisedInvoker invoker;

  ErrandsTest(Vertx vertx) {
    invoker =
        new OptimisedInvoker(new ServiceCaller(vertx, ServiceModels.bundled(), services, 1_000));
  }

  private static Json json(String text) {
    return Json.ofTrusted(text.replace('\'', '"'));
  }

  private Stimulus call(String service, String action, String arguments, CallResult... answers) {
    for (CallResult answer : answers) {
      services.answerFirst(answer);
    }
    return await(
        invoker.invoke(
            EXECUTION, new Effect.CallService(3, 7, service, action, json(arguments), null)));
  }

  private String sent(int index) {
    AwsCall call = services.calls().get(index);
    return call.operation().name() + " " + call.arguments().toString().replace('"', '\'');
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Fleet|ListInstanceFleets|ModifyInstanceFleet {'ClusterId':'c','InstanceFleet':"
            + "{'TargetSpotCapacity':2,'InstanceFleetId':'i2'}}|'TargetSpotCapacity':2",
        "Group|ListInstanceGroups|ModifyInstanceGroups {'ClusterId':'c','InstanceGroups':"
            + "[{'InstanceCount':2,'InstanceGroupId':'i2'}]}|'InstanceCount':2",
      })
  void shouldFindInstancesByTheirName(String kind, String list, String modify, String change) {
    String name = "Instance" + kind;

    Stimulus fact =
        call(
            "elasticmapreduce",
            "modify" + name + "ByName",
            "{'ClusterId':'c','" + name + "Name':'n','" + name + "':{" + change + "}}",
            answered("{'" + name + "s':[{'Id':'i1','Name':'m'}],'Marker':'p'}"),
            answered("{'" + name + "s':[{'Id':'i2','Name':'n'}]}"));

    assertThat(fact).isInstanceOf(Stimulus.TaskSucceeded.class);
    assertThat(sent(0)).isEqualTo(list + " {'ClusterId':'c'}");
    assertThat(sent(1)).isEqualTo(list + " {'ClusterId':'c','Marker':'p'}");
    assertThat(sent(2)).isEqualTo(modify);
  }

  @Test
  void shouldFailWhereNoInstancesHaveTheName() {
    assertThat(
            call(
                "elasticmapreduce",
                "modifyInstanceFleetByName",
                "{'ClusterId':'c','InstanceFleetName':'n','InstanceFleet':{}}",
                answered("{'InstanceFleets':[]}")))
        .isEqualTo(
            new Stimulus.TaskFailed(
                3,
                7,
                "ElasticMapReduce.InvalidRequestException",
                "The cluster has no InstanceFleet of the name n"));
    assertThat(services.calls()).hasSize(1);
  }

  @Test
  void shouldInvokeAModelWithJson() {
    assertThat(
            call(
                "bedrock",
                "invokeModel",
                "{'ModelId':'m','Body':{'p':1}}",
                answered(
                    "{'Body':'{\\'r\\':2}','ContentType':'application/json'}"
                        .replace("\\'", "\\\""))))
        .isEqualTo(
            new Stimulus.TaskSucceeded(
                3, 7, json("{'Body':{'r':2},'ContentType':'application/json'}")));
    assertThat(sent(0))
        .isEqualTo(
            "InvokeModel {'ModelId':'m','Body':{'p':1},'ContentType':'application/json',"
                + "'Accept':'application/json'}");
  }

  @Test
  void shouldTakeTheBodyFromS3AndPutTheAnswerThere() {
    Stimulus fact =
        call(
            "bedrock",
            "invokeModel",
            "{'ModelId':'m','Input':{'S3Uri':'s3://in/a/b'},'Output':{'S3Uri':'s3://out/c'}}",
            answered("{'Body':'[1]'}"),
            answered("{'Body':'[2]','ContentType':'t'}"));

    assertThat(fact)
        .isEqualTo(
            new Stimulus.TaskSucceeded(3, 7, json("{'Body':'s3://out/c','ContentType':'t'}")));
    assertThat(sent(0)).isEqualTo("GetObject {'Bucket':'in','Key':'a/b'}");
    assertThat(sent(1)).contains("'Body':[1]");
    assertThat(sent(2)).isEqualTo("PutObject {'Bucket':'out','Key':'c','Body':[2]}");
  }

  @Test
  void shouldFailAsS3Does() {
    assertThat(
            call(
                "bedrock",
                "invokeModel",
                "{'ModelId':'m','Input':{'S3Uri':'s3://in/a'}}",
                refused("S3.NoSuchKeyException")))
        .isEqualTo(new Stimulus.TaskFailed(3, 7, "S3.NoSuchKeyException", "cause"));
    assertThat(call("bedrock", "invokeModel", "{'ModelId':'m','Input':{'S3Uri':'in'}}"))
        .isEqualTo(
            new Stimulus.TaskFailed(
                3, 7, "States.Runtime", "The value of the field 'S3Uri' has an invalid format"));
  }
}
