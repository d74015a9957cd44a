package dev.newel.api.action;

import dev.newel.aws.Arn;
import dev.newel.aws.ServiceError.ResourceNotFound;
import dev.newel.aws.ServiceException;
import dev.newel.interpreter.model.start.MapRunName;
import dev.newel.store.HistoryStore.Summary;
import io.vertx.core.Future;

/** Finds the Map Run that a call names. */
public final class MapRunArn {

  private MapRunArn() {}

  /**
   * Its name.
   *
   * @throws ServiceException with InvalidArn, or with ResourceNotFound for one of elsewhere
   */
  public static MapRunName name(ActionCall call) {
    Arn.MapRun arn = Arn.parse(given(call), Arn.MapRun.class);
    if (!call.isHere(arn)) {
      throw new ServiceException(missing(call));
    }
    return MapRunName.of(arn);
  }

  /** The error that there is none. */
  public static ResourceNotFound missing(ActionCall call) {
    return new ResourceNotFound("Resource not found: '" + given(call) + "'", given(call));
  }

  /** The run, or a failure with ResourceNotFound. */
  public static Future<Summary> find(ActionContext context, ActionCall call) {
    return context
        .histories()
        .describe(name(call).key(), false)
        .map(summary -> ActionContext.found(summary, missing(call)));
  }

  private static String given(ActionCall call) {
    return call.input().path("mapRunArn").textValue();
  }
}
