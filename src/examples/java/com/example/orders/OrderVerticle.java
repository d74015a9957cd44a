package com.example.orders;

import dev.newel.bus.ActivityWorker;
import dev.newel.bus.Addresses;
import dev.newel.bus.NewelClient;
import dev.newel.bus.NewelClient.ActivityTask;
import dev.newel.bus.WorkerOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.Message;
import io.vertx.core.json.JsonObject;

/** Prices orders when a Task state asks for it, packs them as an activity, and sees them end. */
final class OrderVerticle extends VerticleBase {

  private static final String DEFINITION =
      """
      {"StartAt": "Price", "States": {
        "Price": {"Type": "Task", "Resource": "arn:aws:states:::bus:request",
          "Parameters": {"Address": "orders.price", "Body.$": "$"}, "Next": "Pack"},
        "Pack": {"Type": "Task", "Resource": "%s", "HeartbeatSeconds": 60, "End": true}}}
      """;

  private final NewelClient newel;
  private final Promise<JsonObject> ended = Promise.promise();
  private ActivityWorker packer;
  private String stateMachineArn;

  OrderVerticle(NewelClient newel) {
    this.newel = newel;
  }

  @Override
  public Future<?> start() {
    vertx.eventBus().consumer("orders.price", this::price);
    return vertx
        .eventBus()
        .consumer(Addresses.STATUS, this::statusChanged)
        .completion()
        .compose(listening -> newel.call("CreateActivity", new JsonObject().put("name", "pack")))
        .compose(created -> createStateMachine(created.getString("activityArn")));
  }

  private Future<Void> createStateMachine(String packing) {
    packer = newel.work(packing, WorkerOptions.named("packer").withConcurrency(4), this::pack);
    JsonObject input =
        new JsonObject()
            .put("name", "order")
            .put("definition", DEFINITION.formatted(packing))
            .put("roleArn", "arn:aws:iam::000000000000:role/any");
    return newel
        .call("CreateStateMachine", input)
        .onSuccess(created -> stateMachineArn = created.getString("stateMachineArn"))
        .mapEmpty();
  }

  @Override
  public Future<?> stop() {
    return packer.stop();
  }

  /** Starts an order; its result is there when the workflow has ended. */
  Future<JsonObject> order(JsonObject order) {
    return newel.startExecution(stateMachineArn, null, order).compose(begun -> ended.future());
  }

  private void price(Message<JsonObject> message) {
    JsonObject order = message.body();
    if (order.getInteger("count") < 1) {
      message.fail(422, "nothing is ordered"); // the state fails with Bus.422
    } else {
      message.reply(order.put("price", order.getInteger("count") * 2));
    }
  }

  private Future<JsonObject> pack(ActivityTask task) {
    return Future.succeededFuture(task.inputObject().put("packed", true));
  }

  private void statusChanged(Message<JsonObject> message) {
    JsonObject detail = message.body().getJsonObject("detail");
    if (detail.getString("status").equals("SUCCEEDED")) {
      ended.tryComplete(new JsonObject(detail.getString("output")));
    } else if (!detail.getString("status").equals("RUNNING")) {
      ended.tryFail(detail.getString("error") + ": " + detail.getString("cause"));
    }
  }
}
