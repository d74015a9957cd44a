package dev.newel.bus;

/** The public addresses on the event bus. */
public final class Addresses {

  /**
   * Any action of the AWS API, as request and reply. The header {@value #ACTION} names the action,
   * body and reply are its JSON. A failure is a {@link io.vertx.core.eventbus.ReplyException} whose
   * code is the HTTP status and whose message is "Name: message" of the AWS error.
   */
  public static final String API = "newel.api";

  /**
   * Status changes of executions, published in the shape of EventBridge's "Step Functions Execution
   * Status Change" where {@code engine.status-events} is switched on; by the instance that commits
   * the change, once, or not at all where that instance dies before it.
   */
  public static final String STATUS = "newel.status";

  /** The header of a message to {@link #API} that names the action. */
  public static final String ACTION = "action";

  /**
   * The header of a message to {@link #API} that stays the same when a call is repeated because its
   * answer was lost: such a call then gets the first answer.
   */
  public static final String INVOCATION_ID = "amz-sdk-invocation-id";

  /**
   * The header of a message to {@link #API} that names the account, unless it is the configured.
   */
  public static final String ACCOUNT = "aws-account";

  /** The header of a message to {@link #API} that names the region, unless it is the configured. */
  public static final String REGION = "aws-region";

  /**
   * The header of a message to {@link #API} that says for how many milliseconds its sender waits
   * for the reply; without it, {@link io.vertx.core.eventbus.DeliveryOptions#DEFAULT_TIMEOUT}. A
   * poll ends well before that, as a task that comes later would be given to nobody.
   */
  public static final String TIMEOUT = "timeout-ms";

  /**
   * The header that makes a poll safe from a sender that goes while it waits. In GetActivityTask it
   * says, with any value, that the sender is to be asked before it gets a task: by a reply that has
   * this header too, and no task. The sender answers that with {@link
   * io.vertx.core.eventbus.Message#replyAndRequest}, and whatever body, as long as it wants a task;
   * what it gets then is the answer, or the question once more. Who gives no answer gets no task.
   */
  public static final String PRESENCE = "presence";

  /**
   * The header of a message that a Task state sends: it names the execution and this attempt of the
   * task, and is the same when the message is sent again after a crash.
   */
  public static final String TASK = "newel-task";

  private Addresses() {}
}
