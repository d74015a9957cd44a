package dev.newel.interpreter.model;

import dev.newel.asl.Json;

/** What is to be done in the world once the turn is committed. Each effect belongs to one frame. */
public sealed interface Effect {

  int frame();

  long nonce();

  /** Offer an activity task to workers. */
  record OfferTask(int frame, long nonce, String activityArn) implements Effect {}

  /** Take an offered activity task back: it timed out, or its execution ended. */
  record WithdrawTask(int frame, long nonce, String activityArn) implements Effect {}

  /**
   * Call an action of a service and answer with its result.
   *
   * @param resource as the definition names it, for example {@code aws-sdk:sfn}
   */
  record CallService(int frame, long nonce, String resource, String action, Json arguments)
      implements Effect {}
}
