package dev.newel.api.http;

import dev.newel.api.action.ActionCall;
import dev.newel.api.action.ActionDispatcher;
import dev.newel.api.action.RefusalWatch;
import dev.newel.api.action.RequestId;
import dev.newel.api.http.caller.CallOrigin;
import dev.newel.api.http.intake.BodyBudget;
import dev.newel.api.http.intake.HeadSize;
import dev.newel.api.http.intake.RequestBody;
import dev.newel.aws.ServiceError.InternalFailure;
import dev.newel.aws.ServiceError.UnsupportedRequest;
import dev.newel.aws.ServiceException;
import dev.newel.bus.ActionRequest;
import dev.newel.bus.Addresses;
import dev.newel.identity.SignatureCheck;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Serves "/": both protocols, told apart by method, header and content type. */
public final class HttpDoor implements Handler<HttpServerRequest> {

  private static final System.Logger LOG = System.getLogger(HttpDoor.class.getName());
  private static final CharSequence TARGET = HttpHeaders.createOptimized(AwsJsonProtocol.TARGET);
  private static final CharSequence INVOCATION_ID =
      HttpHeaders.createOptimized(Addresses.INVOCATION_ID);

  private static final byte[] NO_BODY = {};

  private final ActionDispatcher dispatcher;
  private final QueryProtocol query;
  private final Gate gate;
  private final int maxBodyBytes;
  private final BodyBudget budget;
  private final GracefulShutdown shutdown;
  private final AnswerText texts;

  /**
   * @param vertx has a worker write answers that are large
   * @param budget of all doors of the process
   * @param signatures looks at those of requests; null for nobody
   * @param refusals sees who is turned away
   */
  public HttpDoor(
      ActionDispatcher dispatcher,
      ApiOptions options,
      Vertx vertx,
      BodyBudget budget,
      GracefulShutdown shutdown,
      @Nullable SignatureCheck signatures,
      RefusalWatch refusals) {
    this.budget = budget;
    this.shutdown = shutdown;
    this.texts = new AnswerText(vertx);
    this.dispatcher = dispatcher;
    this.query = new QueryProtocol(dispatcher.model());
    this.gate = new Gate(options, signatures, refusals);
    this.maxBodyBytes = options.maxBodyBytes();
  }

  /** Whether a request comes under a host of Newel's. One that does not is answered. */
  boolean admits(HttpServerRequest request) {
    try {
      gate.checkHost(request);
      return true;
    } catch (ServiceException e) {
      String requestId = RequestId.next();
      gate.refused(request, requestId, e);
      HttpAnswer.fail(request, requestId, e.error());
      return false;
    }
  }

  @Override
  public void handle(HttpServerRequest request) {
    String requestId = RequestId.next();
    HalfClosure.begin(request);
    try {
      gate.check(request, requestId);
      if (request.method().equals(HttpMethod.POST)) {
        post(request, requestId);
      } else if (request.method().equals(HttpMethod.GET)) {
        get(request, requestId);
      } else {
        throw new ServiceException(
            new UnsupportedRequest(
                405, "MethodNotAllowed", "Only POST and GET are served, not " + request.method()));
      }
    } catch (RuntimeException e) {
      refuse(request, requestId, e);
    }
  }

  /** Has pages of Newel's own served by somebody else; nobody else's request gets there. */
  void pass(HttpServerRequest request, OwnSite site) {
    String requestId = RequestId.next();
    HalfClosure.begin(request);
    try {
      gate.check(request, requestId);
      if (request.method().equals(HttpMethod.POST)) {
        RequestBody body = new RequestBody(request, maxBodyBytes, budget);
        body.read()
            .map(
                bytes -> {
                  show(request, requestId, site, body.sent(), bytes);
                  return null;
                })
            .onFailure(e -> refuse(request, requestId, e))
            .onComplete(done -> body.release());
      } else {
        show(request, requestId, site, NO_BODY, NO_BODY);
      }
    } catch (RuntimeException e) {
      refuse(request, requestId, e);
    }
  }

  private void show(
      HttpServerRequest request, String requestId, OwnSite site, byte[] sent, byte[] body) {
    CallOrigin origin = gate.viewer(request, requestId, sent);
    site.handle(request, origin.home(), origin.caller(), body);
  }

  /** What a body takes of the budget it has until its action is done, which has all of it too. */
  private void post(HttpServerRequest request, String requestId) {
    RequestBody body = new RequestBody(request, maxBodyBytes, budget);
    body.read()
        .compose(
            bytes -> {
              CallOrigin origin = gate.caller(request, requestId, body.sent());
              return perform(request, requestId, origin, read(request, bytes));
            })
        .onFailure(e -> refuse(request, requestId, e))
        .onComplete(done -> body.release());
  }

  private void get(HttpServerRequest request, String requestId) {
    BodyBudget.Share share = budget.open();
    if (!share.growTo(HeadSize.of(request))) {
      throw RequestBody.crowded();
    }
    Future.succeededFuture(orEmpty(request.query()))
        .compose(
            parameters -> {
              CallOrigin origin = gate.caller(request, requestId, NO_BODY);
              return perform(request, requestId, origin, query.read(parameters));
            })
        .onFailure(e -> refuse(request, requestId, e))
        .onComplete(done -> share.release());
  }

  private ActionRequest read(HttpServerRequest request, byte[] body) {
    String target = request.getHeader(TARGET);
    if (target != null) {
      return AwsJsonProtocol.read(target, body);
    }
    String parameters = orEmpty(request.query());
    if (isForm(request.getHeader(HttpHeaders.CONTENT_TYPE))) {
      parameters = new String(body, StandardCharsets.UTF_8) + "&" + parameters;
    }
    return query.read(parameters);
  }

  private Future<Void> perform(
      HttpServerRequest request, String requestId, CallOrigin origin, ActionRequest asked) {
    gate.checkAction(request, requestId, asked.action());
    ActionCall call =
        new ActionCall(
            origin.home(),
            origin.caller(),
            asked.action(),
            asked.input(),
            requestId,
            request.getHeader(INVOCATION_ID),
            new HttpClientPresence(request, HalfClosure.of(request)));
    return dispatcher
        .dispatch(call)
        .compose(
            output -> {
              shutdown.mark(request);
              return HttpAnswer.succeed(request, requestId, output, texts);
            });
  }

  private void refuse(HttpServerRequest request, String requestId, Throwable failure) {
    shutdown.mark(request);
    if (failure instanceof ServiceException expected) {
      HttpAnswer.fail(request, requestId, expected.error());
    } else {
      LOG.log(System.Logger.Level.ERROR, "request " + requestId + " could not be read", failure);
      HttpAnswer.fail(request, requestId, new InternalFailure(requestId));
    }
  }

  private static boolean isForm(@Nullable String contentType) {
    return contentType != null
        && contentType.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded");
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
