package dev.newel.console.activity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.aws.Home;
import dev.newel.console.peer.Neighbours;
import dev.newel.console.route.Continuation;
import dev.newel.console.route.Route;
import dev.newel.engine.definition.CachedCatalog;
import dev.newel.engine.status.TurnWatch;
import dev.newel.interpreter.environment.TaskTokens;
import dev.newel.store.Store;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that the console has of activities. */
public final class Activities {

  /** What has begun and ended within this time is in no index. */
  private static final long NOTED_AFTER_MS = 1_000;

  private final Vertx vertx;
  private final WorkNotes notes;
  private final WorkWatch watch;
  private final ActivityRoutes routes;
  private final long timer;
  private final long backlogTimer;

  /**
   * @param book of who polls here
   * @param tokens null where nothing may be changed
   */
  public Activities(
      Vertx vertx,
      Store store,
      CachedCatalog catalog,
      ActivityBook book,
      Neighbours neighbours,
      Continuation continuation,
      @Nullable TaskTokens tokens) {
    this.vertx = vertx;
    this.notes = new WorkNotes(store.work());
    this.watch = new WorkWatch(catalog, book, notes);
    BacklogWatch backlogs = new BacklogWatch(store.overview(), book, store.clock());
    this.routes =
        new ActivityRoutes(
            store.catalog(),
            store.overview(),
            store.work(),
            new WorkList(store.work(), store.overview(), store.histories(), tokens),
            neighbours,
            backlogs,
            store.clock(),
            continuation);
    this.timer = vertx.setPeriodic(NOTED_AFTER_MS, time -> notes.write());
    this.backlogTimer = vertx.setPeriodic(BacklogWatch.PERIOD_MS, time -> backlogs.read());
    neighbours.answer(
        ActivityRoutes.QUESTION, question -> Future.succeededFuture(facts(book, question)));
  }

  private static ObjectNode facts(ActivityBook book, ObjectNode question) {
    return book.facts(
        Home.parse(question.path("home").asText()), question.path("activity").textValue());
  }

  public List<Route> routes() {
    return routes.all();
  }

  /** What sees which tasks workers have. */
  public TurnWatch watch() {
    return watch;
  }

  /** Notes what there is, and no more. */
  public void close() {
    vertx.cancelTimer(timer);
    vertx.cancelTimer(backlogTimer);
    notes.write();
  }
}
