package dev.newel.api.action;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.api.model.ServiceModel;
import dev.newel.aws.ServiceError;
import dev.newel.aws.ServiceError.InternalFailure;
import dev.newel.aws.ServiceError.InvalidDefinition;
import dev.newel.aws.ServiceError.UnknownOperationException;
import dev.newel.aws.ServiceError.ValidationException;
import dev.newel.aws.ServiceException;
import dev.newel.ops.ExecutionLog;
import dev.newel.store.StoreFullException;
import dev.newel.store.StoreUnavailableException;
import io.vertx.core.Future;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The one way to an action, whichever door the request came through. */
public final class ActionDispatcher {

  private static final System.Logger LOG = System.getLogger(ActionDispatcher.class.getName());

  private final ServiceModel model;
  private final Map<String, Action> actions;
  private final CallGuard guard;
  private final @Nullable ExecutionLog log;
  private final ActionWatch watch;

  /** A dispatcher that nobody hears of the definitions that it refuses. */
  public ActionDispatcher(ServiceModel model, Map<String, Action> actions) {
    this(model, actions, CallGuard.NONE, null, ActionWatch.NOBODY);
  }

  /**
   * @param actions by their name in the service model
   * @param guard asked before each call
   * @param log hears of definitions that are refused; null for nobody
   * @param watch sees what was answered
   * @throws IllegalArgumentException if the model does not know one of them
   */
  public ActionDispatcher(
      ServiceModel model,
      Map<String, Action> actions,
      CallGuard guard,
      @Nullable ExecutionLog log,
      ActionWatch watch) {
    this.model = model;
    this.guard = guard;
    this.log = log;
    this.watch = watch;
    this.actions = Map.copyOf(actions);
    for (String name : actions.keySet()) {
      if (!model.hasAction(name)) {
        throw new IllegalArgumentException("no action of the service model: " + name);
      }
    }
  }

  public ServiceModel model() {
    return model;
  }

  /** Checks the request and performs it. Fails with a {@link ServiceException} and no other. */
  public Future<ObjectNode> dispatch(ActionCall call) {
    long begun = System.nanoTime();
    return perform(call).onComplete(answer -> note(call, begun, answer.cause()));
  }

  private void note(ActionCall call, long begun, @Nullable Throwable failure) {
    ServiceError error = failure instanceof ServiceException refused ? refused.error() : null;
    watch.answered(call, System.nanoTime() - begun, error);
  }

  private Future<ObjectNode> perform(ActionCall call) {
    try {
      Action action = find(call.action());
      return guard
          .admit(call)
          .compose(admitted -> perform(action, call))
          .recover(e -> Future.failedFuture(asServiceException(e, call)));
    } catch (RuntimeException e) {
      return Future.failedFuture(asServiceException(e, call));
    }
  }

  private Future<ObjectNode> perform(Action action, ActionCall call) {
    return action.perform(call.withInput(model.validate(call.action(), call.input())));
  }

  private Action find(String name) {
    Action action = actions.get(name);
    if (action == null) {
      throw new ServiceException(
          new UnknownOperationException("Step Functions has no such action"));
    }
    return action;
  }

  private ServiceException asServiceException(Throwable failure, ActionCall call) {
    if (failure instanceof ServiceException expected) {
      noteRefusal(call, expected.error());
      return expected;
    }
    if (failure instanceof StoreUnavailableException) {
      return ActionContext.unavailable(failure instanceof StoreFullException);
    }
    LOG.log(
        System.Logger.Level.ERROR,
        () -> "request " + call.requestId() + " failed: " + call.action(),
        failure);
    return new ServiceException(new InternalFailure(call.requestId()));
  }

  private void noteRefusal(ActionCall call, ServiceError error) {
    LOG.log(System.Logger.Level.DEBUG, () -> call.action() + " is refused: " + error.name());
    boolean isOfDefinition =
        error instanceof InvalidDefinition
            || (error instanceof ValidationException && call.input().has("definition"));
    JsonNode name = call.input().path("name");
    JsonNode machine = name.isMissingNode() ? call.input().path("stateMachineArn") : name;
    // one that is only tested belongs to no machine
    if (log != null && isOfDefinition && !machine.isMissingNode()) {
      log.refused(call.action(), machine.asText(), error.text());
    }
  }
}
