package dev.newel.api.action;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.aws.Arn;
import dev.newel.aws.Home;
import dev.newel.identity.Caller;
import io.vertx.core.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A request for an action.
 *
 * @param home the account and region that the call is for: nothing of another one is there for it
 * @param caller who makes it, for those who ask whether it may be, or tell of it
 * @param input as the service model has it; when an {@link Action} sees it, it is valid and free of
 *     explicit nulls. Never change it
 * @param requestId made up by Newel, and told to the client as x-amzn-RequestId
 * @param invocationId {@code amz-sdk-invocation-id}, which an AWS SDK keeps when it repeats a call
 *     whose answer was lost; null for none, and for what is none: it is kept as long as the answer
 * @param client who waits for the answer
 */
public record ActionCall(
    Home home,
    Caller caller,
    String action,
    ObjectNode input,
    String requestId,
    @Nullable String invocationId,
    Client client) {

  /** An SDK's has 36 characters; who makes up another one has room. */
  private static final int LONGEST_INVOCATION_ID = 64;

  public ActionCall {
    if (invocationId != null && !isToken(invocationId)) {
      invocationId = null;
    }
  }

  private static boolean isToken(String text) {
    return !text.isEmpty()
        && text.length() <= LONGEST_INVOCATION_ID
        && text.chars().allMatch(c -> c > ' ' && c <= '~');
  }

  /** Whether an action changes nothing, which its name tells. */
  public static boolean isRead(String action) {
    return action.startsWith("Describe")
        || action.startsWith("List")
        || action.startsWith("Validate")
        || action.equals("GetExecutionHistory");
  }

  /**
   * Where a call comes from, as far as that is known.
   *
   * @param accessKey the id of the key that it says it is signed with; nobody need have checked
   *     that
   * @param address of the client; null where it is in the process, or in the cluster of its Vert.x
   * @param trace the header of the trace that it belongs to, as W3C or AWS X-Ray has it; null for
   *     none
   */
  public record Origin(
      @Nullable String accessKey, @Nullable String address, @Nullable String trace) {

    public static final Origin WITHIN = new Origin(null, null, null);
  }

  /** Who waits for the answer. A long poll must give no task to a client that has gone. */
  public interface Client {

    /** A client that cannot be seen going, as on the event bus. */
    Client STEADY =
        new Client() {
          @Override
          public boolean isGone() {
            return false;
          }

          @Override
          public void onGone(Runnable task) {}
        };

    boolean isGone();

    /** Where the call comes from; asked for when it is to be told. */
    default Origin origin() {
      return Origin.WITHIN;
    }

    /** The address in that, with its port. */
    default @Nullable String address() {
      return origin().address();
    }

    /** Has the answer that is yet to come bear a header, where its protocol has any. */
    default void tell(String header, String value) {}

    /** Runs the task, once, when the client goes before it has its answer. */
    void onGone(Runnable task);

    /** Asks the client whether it still waits; null where {@link #isGone} knows. */
    default @Nullable Supplier<Future<Boolean>> presence() {
      return null;
    }
  }

  /** Whether the ARN names something that could be there for the call. */
  public boolean isHere(Arn arn) {
    return arn.home().equals(home);
  }

  public boolean isClientGone() {
    return client.isGone();
  }

  /** The last task given runs, once, when the client goes before it has its answer. */
  public void onClientGone(Runnable task) {
    client.onGone(task);
  }

  /** The same call with another input. */
  public ActionCall withInput(ObjectNode valid) {
    return new ActionCall(home, caller, action, valid, requestId, invocationId, client);
  }
}
