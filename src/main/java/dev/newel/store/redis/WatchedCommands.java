package dev.newel.store.redis;

import dev.newel.store.CallWatch;
import dev.newel.store.redis.client.Commands;
import dev.newel.store.redis.client.Script;
import io.vertx.core.Future;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.List;

/** Commands whose answers somebody sees: those of scripts by their names, all others as one. */
record WatchedCommands(Commands commands, CallWatch watch) implements Commands {

  private static final String NO_SCRIPT = "command";

  @Override
  public Future<Response> send(Request request) {
    return watched(NO_SCRIPT, System.nanoTime(), commands.send(request));
  }

  @Override
  public Future<Response> send(Object key, Request request) {
    return watched(NO_SCRIPT, System.nanoTime(), commands.send(key, request));
  }

  @Override
  public Future<Response> eval(Script script, List<?> keys, List<?> args) {
    return watched(script.name(), System.nanoTime(), commands.eval(script, keys, args));
  }

  private Future<Response> watched(String call, long begun, Future<Response> reply) {
    return reply.onComplete(done -> watch.answered(call, System.nanoTime() - begun, done.failed()));
  }

  @Override
  public boolean countsListeners() {
    return commands.countsListeners();
  }

  @Override
  public boolean isUp() {
    return commands.isUp();
  }

  @Override
  public void onLost(Runnable listener) {
    commands.onLost(listener);
  }

  @Override
  public void onBack(Runnable listener) {
    commands.onBack(listener);
  }

  @Override
  public List<? extends Commands> servers() {
    return commands.servers();
  }

  @Override
  public Future<Void> close() {
    return commands.close();
  }
}
