package dev.newel.engine.definition;

/** What an execution is pinned to is not there any more: it cannot go on, anywhere. */
public final class LostDefinitionException extends RuntimeException {

  LostDefinitionException(String message) {
    super(message);
  }
}
