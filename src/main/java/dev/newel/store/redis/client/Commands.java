package dev.newel.store.redis.client;

import dev.newel.store.StoreUnavailableException;
import io.vertx.core.Future;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.List;

/** Where commands go: one server, or the node of a Cluster that has what they are about. */
public interface Commands {

  /**
   * Sends one command to where its first key is, or to any server if it has none.
   *
   * @return fails with {@link StoreUnavailableException}, or with the server's own error
   */
  Future<Response> send(Request request);

  /**
   * Sends one command to where a key is, without a look for the key in the command.
   *
   * @param key a string, buffer or byte array
   */
  Future<Response> send(Object key, Request request);

  /**
   * Runs a script by its digest, and by its text if the server does not know it.
   *
   * @param keys strings, buffers or byte arrays, all of one hash tag
   * @param args the same, or whole numbers
   */
  default Future<Response> eval(Script script, List<?> keys, List<?> args) {
    Future<Response> reply = sendTo(keys, script.byDigest(keys, args));
    return reply.recover(
        failure ->
            ServerError.is(failure, "NOSCRIPT") ? sendTo(keys, script.byText(keys, args)) : reply);
  }

  private Future<Response> sendTo(List<?> keys, Request request) {
    return keys.isEmpty() ? send(request) : send(keys.get(0), request);
  }

  /**
   * Whether PUBLISH answers how many have heard. A node of a Cluster knows only those that listen
   * to itself.
   */
  boolean countsListeners();

  /** Whether there is a server that commands can be sent to. */
  boolean isUp();

  /** Calls back each time the connection to a server is lost. */
  void onLost(Runnable listener);

  /**
   * Calls back each time a server is there again, or another in its place. Anything may have
   * happened in between; it may be a server with older data.
   */
  void onBack(Runnable listener);

  /** The servers that hold the data, one by one, for what is to be asked of each. */
  List<? extends Commands> servers();

  /** Ends the connections for good. */
  Future<Void> close();
}
