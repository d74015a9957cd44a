package dev.newel.api;

import dev.newel.api.action.ActionCall;
import dev.newel.aws.ServiceError;
import dev.newel.aws.ServiceError.ValidationException;
import dev.newel.aws.ServiceException;
import dev.newel.bus.Addresses;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who has sent a message to {@link Addresses#API}. Nobody tells when a sender goes: its time-out is
 * known, well before which it counts as gone; and it is asked, if it has said that it answers.
 */
final class BusCaller implements ActionCall.Client {

  private static final Pattern MILLIS = Pattern.compile("[1-9]\\d{0,9}");

  /** Of the time-out, this is left for the way back and a commit; at most so long. */
  private static final int SHARE_FOR_WAY = 10;

  private static final long MOST_FOR_WAY_MS = 2_000;

  /** A sender that takes longer to say that it is there gets no task. */
  private static final long ANSWERS_WITHIN_MS = 2_000;

  private static final String ASK = "?";

  private final Vertx vertx;
  private final boolean answers;
  private final long deadline;

  /** With the headers of the answer. */
  private final DeliveryOptions told = new DeliveryOptions();

  private volatile Message<Object> last;
  private volatile boolean gone;
  private volatile @Nullable Long timer;

  private BusCaller(Message<Object> message, Vertx vertx, long patienceMillis) {
    this.last = message;
    this.vertx = vertx;
    this.answers = message.headers().contains(Addresses.PRESENCE);
    long way = Math.min(patienceMillis / SHARE_FOR_WAY, MOST_FOR_WAY_MS);
    this.deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(patienceMillis - way);
  }

  /**
   * The sender of a message that has just come.
   *
   * @throws ServiceException for a time-out that is none
   */
  static BusCaller of(Message<Object> message, Vertx vertx) {
    return new BusCaller(message, vertx, patience(message));
  }

  private static long patience(Message<Object> message) {
    String given = message.headers().get(Addresses.TIMEOUT);
    if (given == null) {
      return DeliveryOptions.DEFAULT_TIMEOUT;
    }
    if (!MILLIS.matcher(given).matches()) {
      String text = "The header " + Addresses.TIMEOUT + " must be a number of milliseconds";
      throw new ServiceException(new ValidationException(text, null));
    }
    return Long.parseLong(given);
  }

  @Override
  public boolean isGone() {
    return gone || left() <= 0;
  }

  private long left() {
    return TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
  }

  @Override
  public void onGone(Runnable task) {
    timer = vertx.setTimer(Math.max(1, left()), passed -> task.run());
  }

  @Override
  public void tell(String header, String value) {
    told.addHeader(header, value);
  }

  @Override
  public @Nullable Supplier<Future<Boolean>> presence() {
    return answers ? this::ask : null;
  }

  /** The answer is the next message to reply to. */
  private Future<Boolean> ask() {
    DeliveryOptions question =
        new DeliveryOptions().addHeader(Addresses.PRESENCE, ASK).setSendTimeout(ANSWERS_WITHIN_MS);
    return last.<Object>replyAndRequest(new JsonObject(), question)
        .map(
            answer -> {
              last = answer;
              return true;
            })
        .onFailure(silent -> gone = true);
  }

  void answer(Object body) {
    end();
    last.reply(body, told);
  }

  void fail(ServiceError error) {
    end();
    last.fail(error.httpStatus(), error.text());
  }

  /** Thousands of answered polls a second would otherwise stand in memory until their time. */
  private void end() {
    Long running = timer;
    if (running != null) {
      vertx.cancelTimer(running);
    }
  }
}
