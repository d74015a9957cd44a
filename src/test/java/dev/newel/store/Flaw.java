package dev.newel.store;

/** What a model of a store can be told to do wrong, so that it is seen that a test notices. */
public enum Flaw {
  /** Writes whatever comes over what another instance has written. */
  IGNORES_THE_FENCE,
  /** Keeps no outbox: what an instance owes dies with it. */
  DROPS_THE_OUTBOX,
  /** A task that was leased is gone, whatever becomes of who leased it. */
  FORGETS_LEASES,
  /** Enters an instance as waiting without a look at what has come since the last one. */
  SKIPS_THE_SECOND_LOOK,
  /** Keeps no deadline that is not near. */
  LOSES_DEADLINES,
  /** Lets a time-out pass that a heartbeat has moved. */
  IGNORES_MOVED_DEADLINES,
  /** Does not remember which calls were answered. */
  ANSWERS_A_REPEAT_ANEW,
  /** Strikes no entry that was performed. */
  NEVER_STRIKES
}
