package dev.newel.console.live;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.aws.Home;
import dev.newel.aws.Name;
import dev.newel.console.read.MachineCounts;
import dev.newel.console.route.Parameters;
import dev.newel.console.route.Refusals;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.store.HistoryStore;
import dev.newel.store.HistoryStore.Summary;
import dev.newel.store.Overview;
import dev.newel.store.Overview.Counts;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Opens the streams by which pages are told what happens. */
public final class StreamDoor {

  private static final Set<String> PARAMETERS = Set.of("watch", "after");

  /** What came between a page's own reading and its being watched is found by then. */
  private static final long SETTLED_MS = 200;

  /** A hint may be lost. */
  private static final long LOOK_MS = 5_000;

  /** So that not all pages come to the other instances at once. */
  private static final int COME_BACK_WITHIN_MS = 2_000;

  private final Vertx vertx;
  private final LiveHub hub;
  private final HistoryStore histories;
  private final Overview overview;
  private final MachineCounts counts;
  private final Supplier<ObjectNode> hello;
  private final StreamCount count;
  private final Set<PageStream> open = ConcurrentHashMap.newKeySet();

  /**
   * @param hello what each stream begins with
   * @param count of the streams that are open
   */
  public StreamDoor(
      Vertx vertx,
      LiveHub hub,
      HistoryStore histories,
      Overview overview,
      MachineCounts counts,
      Supplier<ObjectNode> hello,
      StreamCount count) {
    this.vertx = vertx;
    this.hub = hub;
    this.histories = histories;
    this.overview = overview;
    this.counts = counts;
    this.hello = hello;
    this.count = count;
  }

  /** How many streams are open. */
  public int streams() {
    return count.all();
  }

  /**
   * Opens a stream.
   *
   * @param refuse answers what is no stream
   * @throws dev.newel.aws.ServiceException for what makes no sense
   */
  public void handle(
      HttpServerRequest request, Home home, BiConsumer<HttpServerRequest, Throwable> refuse) {
    if (!request.method().equals(HttpMethod.GET)) {
      throw Refusals.wrongMethod("GET");
    }
    Parameters parameters = Parameters.parse(request.query());
    parameters.checkNames(PARAMETERS);
    Watched watched = Watched.of(home, parameters, request.getHeader("Last-Event-ID"));
    Context own = vertx.getOrCreateContext();
    find(watched)
        .onSuccess(found -> own.runOnContext(here -> open(request, watched, found, refuse)))
        .onFailure(why -> refuse.accept(request, why));
  }

  private Future<@Nullable Summary> find(Watched watched) {
    ExecutionKey key = watched.execution();
    return key == null
        ? Future.succeededFuture()
        : histories
            .describe(key, false)
            .map(
                found -> {
                  if (found == null) {
                    throw Refusals.missing("execution " + key);
                  }
                  return found;
                });
  }

  private void open(
      HttpServerRequest request,
      Watched watched,
      @Nullable Summary found,
      BiConsumer<HttpServerRequest, Throwable> refuse) {
    if (request.response().closed()) {
      return; // the client has gone meanwhile
    }
    String client = request.remoteAddress().hostAddress();
    try {
      count.enter(client);
    } catch (RuntimeException e) {
      request.response().putHeader("Retry-After", "5");
      refuse.accept(request, e);
      return;
    }
    PageStream stream = new PageStream(vertx, request);
    open.add(stream);
    stream.onEnd(
        () -> {
          open.remove(stream);
          count.leave(client);
        });
    List<Future<Void>> begun = new ArrayList<>();
    watched.lists().forEach((watch, list) -> begun.add(feed(stream, watched.home(), watch, list)));
    Future.join(begun).onComplete(known -> stream.run(() -> begin(stream, watched, found)));
  }

  /** A page that reads its lists from now on misses nothing: what comes later is told. */
  private void begin(PageStream stream, Watched watched, @Nullable Summary found) {
    stream.write("hello", hello.get());
    if (found != null) {
      feed(stream, new ExecutionFeed(stream, histories, found, watched.after()), found);
    }
  }

  private void feed(PageStream stream, ExecutionFeed feed, Summary found) {
    watch(stream, WatchKey.execution(found.start().key()), hint -> feed.look());
    feed.look();
    look(stream, feed::look, feed::lookIfRunning);
  }

  private Future<Void> feed(PageStream stream, Home home, String watch, @Nullable Name list) {
    ListFeed feed = new ListFeed(vertx, stream, watch, () -> sizes(home, list));
    watch(stream, list == null ? WatchKey.all(home) : WatchKey.list(list), feed::told);
    look(stream, feed::look, feed::look);
    return feed.look();
  }

  private Future<List<Counts>> sizes(Home home, @Nullable Name list) {
    return list == null ? counts.sizes(home) : overview.counts(List.of(list));
  }

  private void watch(PageStream stream, String key, Consumer<Hint> told) {
    Consumer<Hint> viewer = hint -> stream.run(() -> told.accept(hint));
    hub.watch(key, viewer);
    stream.onEnd(() -> hub.leave(key, viewer));
  }

  private void look(PageStream stream, Runnable soon, Runnable again) {
    long once = vertx.setTimer(SETTLED_MS, settled -> stream.run(soon));
    long often = vertx.setPeriodic(LOOK_MS, time -> stream.run(again));
    stream.onEnd(
        () -> {
          vertx.cancelTimer(once);
          vertx.cancelTimer(often);
        });
  }

  /** Sends the pages elsewhere. */
  public void leave() {
    for (PageStream stream : open) {
      int in = ThreadLocalRandom.current().nextInt(COME_BACK_WITHIN_MS);
      stream.run(() -> stream.bye(JsonNodeFactory.instance.objectNode().put("in", in)));
    }
  }
}
