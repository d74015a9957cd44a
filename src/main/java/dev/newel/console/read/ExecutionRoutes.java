package dev.newel.console.read;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.console.read.PlaceScan.Bounds;
import dev.newel.console.read.PlaceScan.Found;
import dev.newel.console.read.PlaceScan.Hit;
import dev.newel.console.route.Asked;
import dev.newel.console.route.Continuation;
import dev.newel.console.route.Refusals;
import dev.newel.console.route.Route;
import dev.newel.interpreter.model.ExecutionKey;
import dev.newel.store.HistoryStore;
import dev.newel.store.HistoryStore.Summary;
import dev.newel.store.Overview;
import io.vertx.core.Future;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The list of executions, by filters that AWS's has not. */
public record ExecutionRoutes(
    PlaceScan scan,
    Overview overview,
    HistoryStore histories,
    WhereItIs whereItIs,
    Continuation continuation) {

  private static final int MOST_ROWS = 200;
  private static final int USUAL_ROWS = 50;
  private static final long BUDGET_MS = 200;

  /** Names alone are looked at so many at a time. */
  private static final int NAMES_PER_STEP = 500;

  public List<Route> all() {
    Set<String> parameters = new HashSet<>(ListFilter.PARAMETERS);
    parameters.addAll(Set.of("count", "next", "where"));
    return List.of(
        Route.get("executions", Set.copyOf(parameters), this::list),
        Route.get("executions/one", Set.of("arn"), this::one));
  }

  private Future<ObjectNode> list(Asked asked) {
    ListFilter filter = ListFilter.of(asked.home(), asked.parameters());
    int count = (int) asked.parameters().number("count", USUAL_ROWS, 1, MOST_ROWS);
    Place after =
        Place.parse(continuation.position(filter.purpose(), asked.parameters().find("next")));
    boolean where = asked.parameters().flag("where");
    int step = filter.prefix().isEmpty() ? count : NAMES_PER_STEP;
    return scan.<Place>scan(
            filter,
            after,
            new Bounds(count, step, step, BUDGET_MS),
            places ->
                Future.succeededFuture(
                    places.stream().map(place -> new Hit<>(place, place)).toList()))
        .compose(found -> answer(filter, found, where));
  }

  private Future<ObjectNode> answer(ListFilter filter, Found<Place> found, boolean where) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode rows = answer.putArray("rows");
    answer.put("scanned", found.scanned());
    putNext(answer, filter, found.end());
    List<ExecutionKey> keys =
        found.hits().stream().map(hit -> hit.place().key(filter.home())).toList();
    return overview
        .describe(keys, false)
        .compose(summaries -> where ? whereItIs.add(rows(rows, summaries)) : done(rows, summaries))
        .map(answer);
  }

  private static Future<Void> done(ArrayNode rows, List<Summary> summaries) {
    rows(rows, summaries);
    return Future.succeededFuture();
  }

  private static ArrayNode rows(ArrayNode rows, List<Summary> summaries) {
    summaries.forEach(found -> rows.add(ExecutionRow.of(found.start(), found.progress())));
    return rows;
  }

  private void putNext(ObjectNode answer, ListFilter filter, @Nullable Place end) {
    if (end != null) {
      answer.put("next", continuation.token(filter.purpose(), end.text()));
    }
  }

  private Future<ObjectNode> one(Asked asked) {
    ExecutionKey key = asked.execution("arn");
    return histories
        .describe(key, false)
        .map(
            summary -> {
              if (summary == null) {
                throw Refusals.missing("execution " + key);
              }
              return ExecutionRow.of(summary.start(), summary.progress());
            });
  }
}
