package dev.newel.store.redis.client;

import io.vertx.redis.client.Request;
import java.util.List;

/** All scripts that a server is to know: those whose names are in {@code lua/scripts}. */
final class Scripts {

  /** What has a server know each of them. */
  static final List<Request> LOADS =
      Script.resource("lua/scripts").lines().map(name -> Script.load(name).toLoad()).toList();

  private Scripts() {}
}
