package dev.newel.examples;

import dev.newel.Newel;
import dev.newel.bus.NewelClient;
import dev.newel.config.NewelConfig;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;

/** An application that has Newel in its own process, and calls it over the event bus. */
public final class GreetingApplication {

  private static final String DEFINITION =
      """
      {"StartAt": "Greet", "States": {"Greet": {"Type": "Pass", "End": true, "Parameters": {
        "greeting.$": "States.Format('Hello, {}', $.name)"}}}}
      """;

  public static void main(String[] args) {
    Vertx vertx = Vertx.vertx();
    NewelConfig config = NewelConfig.builder().withoutHttp().build();
    Newel.deploy(vertx, config)
        .compose(newel -> greet(newel.client(), "Ada").eventually(newel::stop))
        .onComplete(System.out::println, Throwable::printStackTrace)
        .eventually(vertx::close);
  }

  static Future<String> greet(NewelClient newel, String name) {
    JsonObject machine =
        new JsonObject()
            .put("name", "greeting")
            .put("definition", DEFINITION)
            .put("roleArn", "arn:aws:iam::000000000000:role/any");
    return newel
        .call("CreateStateMachine", machine)
        .map(created -> created.getString("stateMachineArn"))
        .compose(arn -> newel.startExecution(arn, null, new JsonObject().put("name", name)))
        .compose(newel::describeExecution)
        .map(execution -> execution.getString("output"));
  }
}
