package dev.newel.store.redis.client;

import static dev.newel.testing.RedisFixture.await;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.List;

/** Sends commands all in one round of an event loop, as they come to a pipeline under load. */
record OneRound(Vertx vertx, RedisLink link) {

  static Request request(String command, String... args) {
    Request request = Request.cmd(Command.create(command));
    for (String arg : args) {
      request.arg(arg);
    }
    return request;
  }

  List<Future<Response>> send(List<Request> requests) {
    Promise<List<Future<Response>>> sent = Promise.promise();
    vertx
        .getOrCreateContext()
        .runOnContext(now -> sent.complete(requests.stream().map(link::send).toList()));
    return await(sent.future());
  }
}
