package dev.newel.console.live;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.store.Overview.Counts;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a list that change, as a page watches it. Hints may be lost, so the sizes of the
 * indexes are looked at now and then: where they have changed and no hint has come, the page is to
 * read the list again.
 */
final class ListFeed {

  private static final Logger LOG = System.getLogger(ListFeed.class.getName());

  /** Nobody reads more than four messages a second. */
  private static final long PAUSE_MS = 250;

  private final Vertx vertx;
  private final PageStream stream;
  private final String watch;
  private final Supplier<Future<List<Counts>>> sizes;
  private @Nullable Hint waiting;
  private boolean isPausing;
  private @Nullable List<Counts> known;
  private boolean toldSince;

  /**
   * @param watch as the page has named the list
   * @param sizes of the list
   */
  ListFeed(Vertx vertx, PageStream stream, String watch, Supplier<Future<List<Counts>>> sizes) {
    this.vertx = vertx;
    this.stream = stream;
    this.watch = watch;
    this.sizes = sizes;
    stream.onRoom(this::goOn);
  }

  /** Something has changed. */
  void told(Hint hint) {
    toldSince = true;
    Hint before = waiting;
    waiting = before == null ? hint : before.and(hint);
    goOn();
  }

  /** Looks whether something has changed that nobody has told of. */
  void look() {
    sizes
        .get()
        .onSuccess(counts -> stream.run(() -> compare(counts)))
        .onFailure(why -> LOG.log(Level.DEBUG, "the sizes of a list cannot be read", why));
  }

  private void compare(List<Counts> counts) {
    boolean isMissed = known != null && !known.equals(counts) && !toldSince;
    known = counts;
    toldSince = false;
    if (isMissed) {
      told(new Hint(watch, List.of(), true));
      toldSince = false;
    }
  }

  private void goOn() {
    Hint hint = waiting;
    if (hint == null || isPausing || !stream.hasRoom()) {
      return;
    }
    waiting = null;
    isPausing = true;
    vertx.setTimer(
        PAUSE_MS,
        over -> {
          isPausing = false;
          goOn();
        });
    write(hint);
  }

  private void write(Hint hint) {
    ObjectNode message = JsonNodeFactory.instance.objectNode().put("watch", watch);
    if (hint.reload()) {
      stream.write("reload", message);
    } else {
      ArrayNode rows = message.putArray("rows");
      hint.rows().forEach(rows::add);
      stream.write("rows", message);
    }
  }
}
