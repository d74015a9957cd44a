package dev.newel.simulation;

import dev.newel.aws.Home;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What clients and workers have heard: what is promised to them. */
final class Ledger {

  /** Workers whose task, had they got one, would never be answered: a fault cut off their poll. */
  private final Set<String> cutOff = new HashSet<>();

  private final Map<String, String> workerOfToken = new HashMap<>();
  private final Map<String, Home> homeOfToken = new HashMap<>();
  private final Map<Long, String> acknowledged = new HashMap<>();
  private final Set<String> usedTokens = new HashSet<>();
  private final Map<Long, String> refused = new HashMap<>();
  private final Set<String> started = new HashSet<>();
  private long results;

  long nextResult() {
    return ++results;
  }

  void cutOff(String worker) {
    cutOff.add(worker);
  }

  boolean isCutOff(String worker) {
    return cutOff.contains(worker);
  }

  void handedOut(String token, String worker, Home home) {
    homeOfToken.put(token, home);
    String other = workerOfToken.put(token, worker);
    Rule.HANDED_OUT_ONCE.check(other == null, () -> worker + " got the task of " + other);
  }

  Home homeOf(String token) {
    return Objects.requireNonNull(homeOfToken.get(token));
  }

  void acknowledged(long result, String token) {
    acknowledged.put(result, token);
    Rule.NO_TOKEN_TWICE.check(usedTokens.add(token), () -> "result " + result + " for " + token);
  }

  void refused(long result, String token) {
    refused.put(result, token);
  }

  Set<Long> acknowledged() {
    return acknowledged.keySet();
  }

  /** Results that were refused, with their tokens. */
  Map<Long, String> refused() {
    return refused;
  }

  boolean isUsed(String token) {
    return usedTokens.contains(token);
  }

  void started(String execution) {
    started.add(execution);
  }

  boolean isStarted(String execution) {
    return started.contains(execution);
  }
}
