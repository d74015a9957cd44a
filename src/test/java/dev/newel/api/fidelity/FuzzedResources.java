package dev.newel.api.fidelity;

import dev.newel.testing.NewelServer;
import dev.newel.testing.Workflows;
import java.util.List;
import java.util.UUID;
import software.amazon.awssdk.services.sfn.SfnClient;

/** One thing of each kind, for actions to be called with. */
final class FuzzedResources {

  private static final String ELSEWHERE = "arn:aws:states:eu-west-1:000000000002:";
  private static final String HERE = "arn:aws:states:us-east-1:000000000000:";

  private FuzzedResources() {}

  /** The ARNs of new things, and of some that are not there. */
  static List<String> make(SfnClient sfn) {
    String name = "n" + UUID.randomUUID();
    String activity = sfn.createActivity(r -> r.name(name)).activityArn();
    String version =
        sfn.createStateMachine(
                r ->
                    r.name(name)
                        .roleArn(NewelServer.ROLE)
                        .publish(true)
                        .definition(
                            "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Wait\",\"Seconds\":1,"
                                + "\"End\":true}}}"))
            .stateMachineVersionArn();
    String alias =
        sfn.createStateMachineAlias(r -> r.name("PROD").routingConfiguration(Workflows.to(version)))
            .stateMachineAliasArn();
    String execution = sfn.startExecution(r -> r.stateMachineArn(alias)).executionArn();
    String machine = version.substring(0, version.lastIndexOf(':'));
    return List.of(
        activity,
        machine,
        machine,
        version,
        version,
        alias,
        execution,
        execution,
        machine + "/label",
        HERE + "stateMachine:missing",
        HERE + "execution:missing:e",
        HERE + "express:" + name + ":e:id",
        HERE + "mapRun:" + name + "/label:id",
        HERE + "activity:missing",
        ELSEWHERE + "stateMachine:" + name,
        ELSEWHERE + "activity:" + name,
        "arn:aws:states",
        "arn:aws:s3:::bucket",
        "no ARN");
  }
}
