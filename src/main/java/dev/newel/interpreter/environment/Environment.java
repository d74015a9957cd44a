package dev.newel.interpreter.environment;

import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * What the interpreter knows of the world around an execution.
 *
 * @param region the AWS region that the execution is in, as events name it
 * @param limits the limits of AWS, or the user's own
 * @param random where nonces, jitter and random values come from
 * @param tokens what tasks are called outside, where somebody is to say what became of them
 * @param activityExists whether an activity, by its ARN, exists now
 * @param machineDeleted whether the state machine is being deleted, or has been
 * @param rehearsal what is otherwise than it will be on AWS
 */
public record Environment(
    String region,
    Limits limits,
    RandomGenerator random,
    TaskTokens tokens,
    Predicate<String> activityExists,
    boolean machineDeleted,
    Rehearsal rehearsal) {

  /** The world as it is, around an execution of a machine that stays. */
  public Environment(
      String region,
      Limits limits,
      RandomGenerator random,
      TaskTokens tokens,
      Predicate<String> activityExists) {
    this(region, limits, random, tokens, activityExists, false, Rehearsal.NONE);
  }

  /** The same where every activity exists: no worker will be asked. */
  public Environment withAllActivities() {
    return new Environment(
        region, limits, random, tokens, activity -> true, machineDeleted, rehearsal);
  }

  /**
   * The bounds of an execution.
   *
   * @param payloadBytes the largest input or output of a state, in bytes of UTF-8
   * @param heldCharacters how long the payloads that an execution's frames hold may be together;
   *     one that several of them have counts once
   * @param historyEvents the longest history, in events
   * @param eventsPerTurn after how many events a turn stops, so that others get their turn
   * @param mapConcurrency how many iterations of an inline Map state run at once at most
   */
  public record Limits(
      int payloadBytes,
      long heldCharacters,
      long historyEvents,
      int eventsPerTurn,
      int mapConcurrency) {}
}
