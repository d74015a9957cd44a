package dev.newel.store.redis;

import dev.newel.interpreter.model.event.HistoryEvent;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.store.HistoryPart;
import dev.newel.store.redis.client.Commands;
import dev.newel.store.redis.client.Script;
import dev.newel.store.redis.codec.Forms;
import dev.newel.store.redis.codec.PayloadSource;
import dev.newel.store.redis.key.Keys;
import io.vertx.core.Future;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.ResponseType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a part of a history, piece by piece where it is large: Redis does one thing at a time, and
 * so does the event loop that takes the reply, and neighbours get their turn in between.
 */
final class HistoryReader {

  private static final Script READ_HISTORY = Script.load("read_history");

  /** A piece ends after so many. Most parts are one piece. */
  private static final int PIECE_BYTES = 128 << 10;

  private static final long UNKNOWN = -1;

  private final Commands redis;
  private final Keys keys;
  private final Forms forms;
  private final ExecutionKey key;
  private final int count;
  private final boolean reverse;
  private final List<HistoryEvent> events = new ArrayList<>();

  /**
   * @param count how many events are wanted at most
   */
  HistoryReader(
      Commands redis, Keys keys, Forms forms, ExecutionKey key, int count, boolean reverse) {
    this.redis = redis;
    this.keys = keys;
    this.forms = forms;
    this.key = key;
    this.count = count;
    this.reverse = reverse;
  }

  /**
   * Reads once.
   *
   * @param from the id of the first event wanted; 0 for the end that the order begins at
   * @return null where there is no such execution
   */
  Future<@Nullable HistoryPart> read(long from) {
    return piece(from, UNKNOWN);
  }

  private Future<@Nullable HistoryPart> piece(long from, long place) {
    return redis
        .eval(
            READ_HISTORY,
            List.of(keys.execution(key), keys.history(key)),
            // one more, so that it is known whether there is one
            List.of(from, count + 1L, reverse ? "r" : "", PIECE_BYTES, place))
        .compose(response -> take(response, from));
  }

  private Future<@Nullable HistoryPart> take(Response response, long from) {
    if (response.size() == 0) {
      return Future.succeededFuture();
    }
    Response first = response.get(0);
    if (first.type() != ResponseType.NUMBER) {
      addWanted(forms.whole(key, first.toString(), PayloadSource.NONE).events(), from);
      return Future.succeededFuture(HistoryPart.of(events, count, false));
    }
    for (int i = 1; i < response.size(); i++) {
      addWanted(forms.history(response.get(i).toString()), from);
    }
    long next = first.toLong();
    HistoryPart part = HistoryPart.of(events, count, next != UNKNOWN);
    if (next == UNKNOWN || part.isFull(count)) {
      return Future.succeededFuture(part);
    }
    // which is the newest is known by now
    return piece(from == 0 && reverse ? events.get(0).id() : from, next);
  }

  private void addWanted(List<HistoryEvent> entry, long from) {
    for (int i = 0; i < entry.size(); i++) {
      HistoryEvent event = entry.get(reverse ? entry.size() - 1 - i : i);
      if (reverse ? from == 0 || event.id() <= from : event.id() >= from) {
        events.add(event);
      }
    }
  }
}
