package dev.newel.simulation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.aws.ServiceException;
import io.vertx.core.AsyncResult;
import org.jspecify.annotations.Nullable;

/**
 * What a client hears.
 *
 * @param body of a call that succeeded
 * @param error the name of AWS's error; null where there is a body, or where nothing is heard
 */
record Answer(@Nullable ObjectNode body, @Nullable String error) {

  /** The connection ended first. */
  static final Answer CUT = new Answer(null, null);

  static Answer of(AsyncResult<ObjectNode> done) {
    if (done.succeeded()) {
      return new Answer(done.result(), null);
    }
    if (done.cause() instanceof ServiceException expected) {
      return new Answer(null, expected.error().name());
    }
    throw new AssertionError("a call failed in an unknown way", done.cause());
  }

  boolean isCut() {
    return body == null && error == null;
  }

  boolean isError(String name) {
    return name.equals(error);
  }

  /** Whether an SDK would ask again. */
  boolean isToBeRepeated() {
    return isCut() || isError("ServiceUnavailable");
  }
}
