package dev.newel.identity.policy;

/** What policies say of an action on a resource. */
public enum Verdict {
  ALLOWED,

  /** No statement allows it. */
  NOT_ALLOWED,

  /** A statement denies it, whatever others allow. */
  DENIED
}
