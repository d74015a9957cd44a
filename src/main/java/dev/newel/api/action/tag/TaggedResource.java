package dev.newel.api.action.tag;

import dev.newel.api.action.ActionCall;
import dev.newel.api.action.ActionContext;
import dev.newel.api.action.Tags;
import dev.newel.aws.Arn;
import dev.newel.aws.Name;
import dev.newel.aws.ServiceError.InvalidArn;
import dev.newel.aws.ServiceError.ResourceNotFound;
import dev.newel.aws.ServiceError.ThrottlingException;
import dev.newel.aws.ServiceException;
import dev.newel.store.Catalog;
import io.vertx.core.Future;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The state machine or the activity whose tags a call is about. Versions and aliases have none. */
record TaggedResource(Catalog catalog, ActionCall call, Arn arn) {

  /** How often a change is tried again that others came before. */
  private static final int TRIES = 10;

  /**
   * The resource of a call.
   *
   * @throws ServiceException with InvalidArn
   */
  static TaggedResource of(ActionContext context, ActionCall call) {
    Arn arn = Arn.parse(call.input().path("resourceArn").textValue());
    if (!(arn instanceof Arn.StateMachine) && !(arn instanceof Arn.Activity)) {
      throw new ServiceException(
          InvalidArn.of("Resource type not valid in this context: " + arn.text()));
    }
    return new TaggedResource(context.catalog(), call, arn);
  }

  /** Its tags, or a failure with ResourceNotFound. */
  Future<Tags> read() {
    return change(tags -> tags);
  }

  /** Changes its tags; the same tags are no change. */
  Future<Tags> change(UnaryOperator<Tags> change) {
    return change(change, TRIES);
  }

  private Future<Tags> change(UnaryOperator<Tags> change, int tries) {
    if (tries == 0) {
      return Future.failedFuture(
          new ServiceException(
              new ThrottlingException("The tags are changed too often. Please try again.")));
    }
    if (!call.isHere(arn)) {
      throw missing();
    }
    return changeOnce(change)
        .compose(
            result ->
                result.isDone()
                    ? Future.succeededFuture(result.tags())
                    : change(change, tries - 1));
  }

  /**
   * What became of a change.
   *
   * @param isDone false where another one came first
   */
  private record Result(Tags tags, boolean isDone) {}

  private Future<Result> changeOnce(UnaryOperator<Tags> change) {
    if (arn instanceof Arn.StateMachine machine && machine.qualifier() == null) {
      return catalog
          .machine(new Name(machine.home(), machine.name()))
          .map(there -> ActionContext.found(there, error()))
          .compose(there -> changed(there.tags(), change, tags -> catalog.tag(there, tags)));
    } else if (arn instanceof Arn.Activity activity) {
      return catalog
          .activity(new Name(activity.home(), activity.name()))
          .map(there -> ActionContext.found(there, error()))
          .compose(there -> changed(there.tags(), change, tags -> catalog.tag(there, tags)));
    }
    throw missing();
  }

  private static Future<Result> changed(
      String before, UnaryOperator<Tags> change, Function<String, Future<Boolean>> write) {
    Tags there = Tags.read(before);
    Tags after = change.apply(there);
    return after.equals(there)
        ? Future.succeededFuture(new Result(after, true))
        : write.apply(after.text()).map(isDone -> new Result(after, isDone));
  }

  private ResourceNotFound error() {
    return new ResourceNotFound("Resource not found: '" + arn.text() + "'", arn.text());
  }

  private ServiceException missing() {
    return new ServiceException(error());
  }
}
