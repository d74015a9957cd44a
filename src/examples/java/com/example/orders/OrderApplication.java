package com.example.orders;

import dev.newel.Newel;
import dev.newel.bus.NewelClient;
import dev.newel.config.NewelConfig;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;

/**
 * Newel beside the verticles of an application: {@code OrderApplication DATA_FOLDER [cluster]}. On
 * a cluster, the two have a Vert.x each, and only the event bus between them.
 */
public final class OrderApplication {

  public static void main(String[] args) {
    NewelConfig config =
        NewelConfig.builder().dataFolder(Path.of(args[0])).withoutHttp().withStatusEvents().build();
    boolean isCluster = List.of(args).contains("cluster");
    Future<Vertx> first = vertx(isCluster);
    Future<Vertx> second = isCluster ? first.compose(vertx -> vertx(true)) : first;
    Future.all(first, second)
        .compose(both -> Newel.deploy(first.result(), config))
        .compose(newel -> order(second.result()).eventually(newel::stop))
        .eventually(() -> second.result().close())
        .eventually(() -> first.result().close())
        .onComplete(
            done -> System.exit(0),
            failure -> {
              failure.printStackTrace();
              System.exit(1);
            });
  }

  private static Future<Vertx> vertx(boolean isCluster) {
    return isCluster ? Vertx.builder().buildClustered() : Future.succeededFuture(Vertx.vertx());
  }

  private static Future<Void> order(Vertx vertx) {
    OrderVerticle orders = new OrderVerticle(new NewelClient(vertx));
    JsonObject order = new JsonObject().put("item", "apple").put("count", 3);
    return vertx
        .deployVerticle(orders)
        .compose(id -> orders.order(order).eventually(() -> vertx.undeploy(id)))
        .onSuccess(done -> System.out.println("order " + done.encode()))
        .mapEmpty();
  }
}
