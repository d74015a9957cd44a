package dev.newel.ops.metrics;

import dev.newel.aws.Name;
import io.vertx.core.Future;
import java.util.Map;

/** Which resources do the work of the states of a revision. */
@FunctionalInterface
interface StateResources {

  /** The ARNs of resources by the names of states; fails where the revision is lost. */
  Future<Map<String, String>> of(Name machine, String revision);
}
