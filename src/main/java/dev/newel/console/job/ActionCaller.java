package dev.newel.console.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.aws.Home;
import dev.newel.identity.Caller;
import io.vertx.core.Future;

/** Calls AWS's actions, which alone change something. */
@FunctionalInterface
public interface ActionCaller {

  /** Fails with a {@link dev.newel.aws.ServiceException} where the action is refused. */
  Future<ObjectNode> call(Home home, Caller caller, String action, ObjectNode input);
}
