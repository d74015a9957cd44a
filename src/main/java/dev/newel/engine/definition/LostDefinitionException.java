package dev.newel.engine.definition;

import org.jspecify.annotations.Nullable;

/** What an execution is pinned to is not there any more, or makes no sense: it cannot go on. */
public final class LostDefinitionException extends RuntimeException {

  LostDefinitionException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
