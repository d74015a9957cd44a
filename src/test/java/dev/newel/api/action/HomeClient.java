package dev.newel.api.action;

import dev.newel.aws.Home;
import dev.newel.testing.NewelServer;
import dev.newel.testing.Workflows;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import software.amazon.awssdk.services.sfn.SfnClient;

/** A client with credentials of its own. */
record HomeClient(NewelServer newel, String region, String accessKey) {

  private static final AtomicInteger NAMES = new AtomicInteger();

  /** What a client has made, all of the same name. */
  record Made(String activity, String machine, String execution) {}

  /** Two clients each whose names may not be mixed up. */
  static Stream<Arguments> pairs(NewelServer newel) {
    HomeClient configured = new HomeClient(newel, "us-east-1", "id");
    return Stream.of(
        Arguments.of(configured, new HomeClient(newel, "us-east-1", "123456789012")),
        Arguments.of(new HomeClient(newel, "cn-north-1", "id"), configured),
        Arguments.of(
            new HomeClient(newel, "us-east-1", "000000000001"),
            new HomeClient(newel, "us-east-1", "000000000002")),
        Arguments.of(
            new HomeClient(newel, "eu-west-1", "000000000002"),
            new HomeClient(newel, "us-west-2", "000000000002")));
  }

  /** A name that nothing has yet, anywhere. */
  static String newName() {
    return "same" + NAMES.incrementAndGet();
  }

  SfnClient sfn() {
    return newel.sfn(region, accessKey);
  }

  Workflows flows() {
    return new Workflows(sfn());
  }

  Home home() {
    return Home.of(region, Home.isAccount(accessKey) ? accessKey : "000000000000");
  }

  /** The ARN that the client's own has. */
  String arn(String resource) {
    return "arn:%s:states:%s:%s:%s"
        .formatted(home().partition(), region, home().account(), resource);
  }

  /** Makes an activity, a machine with a task of it, and an execution that waits for a worker. */
  Made make(String name) {
    String activity = flows().activity(name);
    String machine = flows().taskMachine(name, activity);
    return new Made(activity, machine, start(machine, name));
  }

  String start(String machine, String name) {
    return sfn().startExecution(r -> r.stateMachineArn(machine).name(name)).executionArn();
  }

  @Override
  public String toString() {
    return home().text();
  }
}
