package dev.newel.asl;

/** Where an execution goes after a state has succeeded. */
public sealed interface Transition {

  record Next(String state) implements Transition {}

  record End() implements Transition {}

  /** Whether the flow ends here. */
  default boolean isEnd() {
    return this instanceof End;
  }
}
