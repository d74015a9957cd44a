package dev.newel.store.redis.client;

import io.vertx.core.Promise;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Commands that are written together, and those who wait for their replies. */
final class Batch {

  /** How the client tells the failures in a batch: a line for each, its own leading ERR cut off. */
  private static final Pattern FAILURE = Pattern.compile("(?m)^ERR \\[(\\d+)] (.*)$");

  private final List<Request> requests = new ArrayList<>();
  private final List<Promise<Response>> replies = new ArrayList<>();

  void add(Request request, Promise<Response> reply) {
    requests.add(request);
    replies.add(reply);
  }

  void addAll(Batch others) {
    requests.addAll(others.requests);
    replies.addAll(others.replies);
  }

  int size() {
    return requests.size();
  }

  List<Request> requests() {
    return requests;
  }

  Promise<Response> reply(int number) {
    return replies.get(number);
  }

  /**
   * Hands the replies over.
   *
   * @param all in the order of the commands; there may be more
   */
  void succeed(List<Response> all) {
    for (int i = 0; i < replies.size(); i++) {
      replies.get(i).complete(all.get(i));
    }
  }

  void fail(Throwable cause) {
    replies.forEach(reply -> reply.fail(cause));
  }

  /**
   * Fails those commands that have failed by themselves.
   *
   * @return the others, whose replies are hidden by that
   */
  Batch tellApart(Map<Integer, Throwable> failures) {
    Batch others = new Batch();
    for (int i = 0; i < replies.size(); i++) {
      Throwable own = failures.get(i);
      if (own == null) {
        others.add(requests.get(i), replies.get(i));
      } else {
        replies.get(i).fail(own);
      }
    }
    return others;
  }

  /** The failures that the client tells of, by the numbers of their commands; none if it cannot. */
  static Map<Integer, Throwable> failures(Throwable cause) {
    Map<Integer, Throwable> failures = new HashMap<>();
    String message = String.valueOf(cause.getMessage());
    for (MatchResult failure : FAILURE.matcher(message).results().toList()) {
      failures.put(Integer.valueOf(failure.group(1)), error(failure.group(2)));
    }
    return failures;
  }

  /** What is no error of the server's is an exception of the connection's, by its class name. */
  private static Throwable error(String text) {
    boolean isException = text.split("[: ]", 2)[0].indexOf('.') > 0;
    return ServerError.of(isException ? "CONNECTION_CLOSED " + text : text);
  }
}
