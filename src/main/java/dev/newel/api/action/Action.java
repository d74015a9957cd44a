package dev.newel.api.action;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;

/** One action of the AWS API. */
@FunctionalInterface
public interface Action {

  /**
   * Performs the action on the caller's event loop, without blocking it.
   *
   * @return the answer's members, absent ones left out; or a failure with {@link
   *     dev.newel.aws.ServiceException}. Any other failure, thrown or returned, is a defect and
   *     answered with InternalFailure.
   */
  Future<ObjectNode> perform(ActionCall call);
}
