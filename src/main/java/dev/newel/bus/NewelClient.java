package dev.newel.bus;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.Message;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Calls the API over the event bus, from any verticle of the process or of the cluster.
 *
 * <p>A call that AWS would refuse fails with a {@link io.vertx.core.eventbus.ReplyException} whose
 * message begins with the AWS error's name and whose code is its HTTP status.
 */
public final class NewelClient {

  private static final Duration POLL = Duration.ofSeconds(60);

  /** What the way to Newel and back may take a poll, beyond what it waits there. */
  private static final Duration WAY = Duration.ofSeconds(15);

  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  /** Longer than an execution of an Express machine can last. */
  private static final Duration SYNC_TIMEOUT = Duration.ofSeconds(330);

  private final Vertx vertx;
  private final EventBus bus;
  private final @Nullable String account;
  private final @Nullable String region;
  private final Duration pollTimeout;

  /**
   * Calls in the account and region that Newel is configured for, whose polls wait for a minute, as
   * they do where nothing is set.
   */
  public NewelClient(Vertx vertx) {
    this(vertx, POLL);
  }

  /**
   * @param poll how long a poll waits there: {@code limits.poll-seconds} of the Newel that is
   *     called
   */
  public NewelClient(Vertx vertx, Duration poll) {
    this(vertx, null, null, poll.plus(WAY));
  }

  private NewelClient(
      Vertx vertx, @Nullable String account, @Nullable String region, Duration pollTimeout) {
    this.vertx = vertx;
    this.bus = vertx.eventBus();
    this.account = account;
    this.region = region;
    this.pollTimeout = pollTimeout;
  }

  /**
   * The same client for another account.
   *
   * @param id twelve digits
   */
  public NewelClient withAccount(String id) {
    return new NewelClient(vertx, id, region, pollTimeout);
  }

  /** The same client for another region, such as {@code eu-west-1}. */
  public NewelClient withRegion(String name) {
    return new NewelClient(vertx, account, name, pollTimeout);
  }

  /** Any action: {@code input} and the result are what the AWS API reference says of it. */
  public Future<JsonObject> call(String action, JsonObject input) {
    DeliveryOptions options = options(action, TIMEOUT);
    if (action.equals("StartSyncExecution")) {
      options
          .addHeader(Addresses.TIMEOUT, String.valueOf(SYNC_TIMEOUT.toMillis()))
          .setSendTimeout(SYNC_TIMEOUT.toMillis());
    }
    return bus.<JsonObject>request(Addresses.API, input, options).map(Message::body);
  }

  /** The ARN of the execution that was started. A name left out is made up. */
  public Future<String> startExecution(
      String stateMachineArn, @Nullable String name, JsonObject input) {
    JsonObject body =
        new JsonObject().put("stateMachineArn", stateMachineArn).put("input", input.encode());
    if (name != null) {
      body.put("name", name);
    }
    return call("StartExecution", body).map(reply -> reply.getString("executionArn"));
  }

  public Future<JsonObject> describeExecution(String executionArn) {
    return call("DescribeExecution", new JsonObject().put("executionArn", executionArn));
  }

  public Future<Void> stopExecution(String executionArn, String error, String cause) {
    JsonObject body =
        new JsonObject().put("executionArn", executionArn).put("error", error).put("cause", cause);
    return call("StopExecution", body).mapEmpty();
  }

  /**
   * Waits for a task of an activity; null when there was none. The task is started for nobody who
   * cannot be asked any more when it comes ({@link Addresses#PRESENCE}).
   *
   * @param workerName stands in the history as who took the task
   */
  public Future<@Nullable ActivityTask> getActivityTask(String activityArn, String workerName) {
    JsonObject body =
        new JsonObject().put("activityArn", activityArn).put("workerName", workerName);
    DeliveryOptions options =
        options("GetActivityTask", pollTimeout)
            .addHeader(Addresses.TIMEOUT, String.valueOf(pollTimeout.toMillis()))
            .addHeader(Addresses.PRESENCE, "ask");
    return bus.<JsonObject>request(Addresses.API, body, options)
        .compose(this::sayPresent)
        .map(NewelClient::taskIn);
  }

  /** Answers for as long as it is asked. */
  private Future<JsonObject> sayPresent(Message<JsonObject> reply) {
    if (!reply.headers().contains(Addresses.PRESENCE)) {
      return Future.succeededFuture(reply.body());
    }
    DeliveryOptions options = new DeliveryOptions().setSendTimeout(pollTimeout.toMillis());
    return reply.<JsonObject>replyAndRequest(new JsonObject(), options).compose(this::sayPresent);
  }

  /**
   * Works an activity: takes its tasks and has them done until the worker is stopped. To be called
   * in the verticle that does them.
   */
  public ActivityWorker work(String activityArn, WorkerOptions options, TaskHandler handler) {
    return ActivityWorker.start(vertx, this, activityArn, options, handler);
  }

  public Future<Void> sendTaskSuccess(String taskToken, JsonObject output) {
    JsonObject body = new JsonObject().put("taskToken", taskToken).put("output", output.encode());
    return call("SendTaskSuccess", body).mapEmpty();
  }

  public Future<Void> sendTaskFailure(String taskToken, String error, String cause) {
    JsonObject body =
        new JsonObject().put("taskToken", taskToken).put("error", error).put("cause", cause);
    return call("SendTaskFailure", body).mapEmpty();
  }

  public Future<Void> sendTaskHeartbeat(String taskToken) {
    return call("SendTaskHeartbeat", new JsonObject().put("taskToken", taskToken)).mapEmpty();
  }

  private DeliveryOptions options(String action, Duration timeout) {
    DeliveryOptions options =
        new DeliveryOptions()
            .addHeader(Addresses.ACTION, action)
            .setSendTimeout(timeout.toMillis());
    addHeader(options, Addresses.ACCOUNT, account);
    addHeader(options, Addresses.REGION, region);
    return options;
  }

  private static void addHeader(DeliveryOptions options, String name, @Nullable String value) {
    if (value != null) {
      options.addHeader(name, value);
    }
  }

  private static @Nullable ActivityTask taskIn(JsonObject reply) {
    String token = reply.getString("taskToken");
    return token == null ? null : new ActivityTask(token, reply.getString("input"));
  }

  /** A task handed to a worker; {@code input} is JSON text. */
  public record ActivityTask(String taskToken, String input) {

    /**
     * The input, which must be a JSON object.
     *
     * @throws io.vertx.core.json.DecodeException if it is not
     */
    public JsonObject inputObject() {
      return new JsonObject(input);
    }
  }
}
