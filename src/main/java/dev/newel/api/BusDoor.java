package dev.newel.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.api.action.ActionCall;
import dev.newel.api.action.ActionDispatcher;
import dev.newel.api.action.RefusalWatch;
import dev.newel.api.action.RefusalWatch.Refused;
import dev.newel.api.action.RequestId;
import dev.newel.api.http.AwsJsonProtocol;
import dev.newel.asl.data.Json;
import dev.newel.aws.Home;
import dev.newel.aws.ServiceError.SerializationException;
import dev.newel.aws.ServiceError.UnknownOperationException;
import dev.newel.aws.ServiceError.ValidationException;
import dev.newel.aws.ServiceException;
import dev.newel.bus.ActionReply;
import dev.newel.bus.ActionRequest;
import dev.newel.bus.Addresses;
import dev.newel.identity.Caller;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import io.vertx.core.json.EncodeException;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Serves {@link Addresses#API}: JSON from anywhere, {@link ActionRequest} within the process. */
final class BusDoor {

  private final ActionDispatcher dispatcher;
  private final Home configured;
  private final BusActions allowed;
  private final RefusalWatch refusals;
  private final Set<Future<ObjectNode>> underWay = ConcurrentHashMap.newKeySet();

  /**
   * @param configured the account and region of messages that name none
   * @param allowed what messages may ask for
   * @param refusals sees what they may not
   */
  BusDoor(ActionDispatcher dispatcher, Home configured, BusActions allowed, RefusalWatch refusals) {
    this.allowed = allowed;
    this.refusals = refusals;
    this.dispatcher = dispatcher;
    this.configured = configured;
  }

  void handle(Message<Object> message) {
    try {
      BusCaller caller = BusCaller.of(message, Vertx.currentContext().owner());
      if (message.body() instanceof ActionRequest local) {
        perform(message, local, caller).onSuccess(output -> caller.answer(new ActionReply(output)));
      } else {
        perform(message, read(message), caller)
            .onSuccess(output -> caller.answer(new JsonObject(Json.write(output))));
      }
    } catch (ServiceException e) {
      message.fail(e.error().httpStatus(), e.error().text());
    }
  }

  private static ActionRequest read(Message<Object> message) {
    String action = message.headers().get(Addresses.ACTION);
    if (action == null) {
      throw new ServiceException(
          new UnknownOperationException("The message has no header " + Addresses.ACTION));
    }
    return new ActionRequest(action, input(message.body()));
  }

  private static ObjectNode input(@Nullable Object body) {
    if (body instanceof JsonObject json) {
      try {
        return AwsJsonProtocol.object(json.encode().getBytes(StandardCharsets.UTF_8));
      } catch (EncodeException e) {
        throw new ServiceException(new SerializationException("The body holds what is not JSON"));
      }
    }
    throw new ServiceException(new SerializationException("The body is not a JSON object"));
  }

  private Future<ObjectNode> perform(
      Message<Object> message, ActionRequest asked, BusCaller caller) {
    String requestId = RequestId.next();
    check(asked.action(), requestId, caller);
    String invocationId = message.headers().get(Addresses.INVOCATION_ID);
    ActionCall call =
        new ActionCall(
            home(message.headers()),
            Caller.UNKNOWN,
            asked.action(),
            asked.input(),
            requestId,
            invocationId,
            caller);
    Future<ObjectNode> answer = dispatcher.dispatch(call);
    underWay.add(answer);
    return answer
        .onFailure(e -> caller.fail(((ServiceException) e).error()))
        .onComplete(done -> underWay.remove(answer));
  }

  private void check(String action, String requestId, BusCaller caller) {
    try {
      allowed.check(action);
    } catch (ServiceException e) {
      refusals.refused(new Refused(requestId, action, caller.origin(), e.error()));
      throw e;
    }
  }

  /** A header that cannot be meant is an error: nobody is to work in another account unawares. */
  private Home home(MultiMap headers) {
    String account = headers.get(Addresses.ACCOUNT);
    String region = headers.get(Addresses.REGION);
    if (account != null && !Home.isAccount(account)) {
      throw invalid("The header " + Addresses.ACCOUNT + " must have twelve digits");
    }
    if (region != null && !Home.isRegion(region)) {
      throw invalid("The header " + Addresses.REGION + " must name a region");
    }
    return configured.with(region, account);
  }

  private static ServiceException invalid(String message) {
    return new ServiceException(new ValidationException(message, null));
  }

  /** Ends, without failing, when what is under way has been answered or the time is up. */
  Future<?> drain(Duration atMost) {
    return Future.join(List.copyOf(underWay))
        .timeout(atMost.toMillis(), TimeUnit.MILLISECONDS)
        .otherwiseEmpty();
  }
}
