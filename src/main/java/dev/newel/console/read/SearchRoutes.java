package dev.newel.console.read;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.aws.Home;
import dev.newel.aws.ServiceException;
import dev.newel.console.read.MachineCounts.Counted;
import dev.newel.console.read.PlaceScan.Bounds;
import dev.newel.console.read.PlaceScan.Found;
import dev.newel.console.read.PlaceScan.Hit;
import dev.newel.console.route.Asked;
import dev.newel.console.route.Continuation;
import dev.newel.console.route.Refusals;
import dev.newel.console.route.Route;
import dev.newel.interpreter.model.ExecutionKey;
import dev.newel.store.HistoryStore.Summary;
import dev.newel.store.Overview;
import dev.newel.token.TaskToken;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds executions by their ARN, by a task token, or by a text in them. Nothing is indexed for it:
 * the newest are looked through for a moment, and the answer says how far that came.
 */
public record SearchRoutes(
    PlaceScan scan, Overview overview, MachineCounts counts, Continuation continuation) {

  /** Executions are read so few at once, as each may hold twice the largest payload. */
  private static final Bounds BOUNDS = new Bounds(50, 256, 16, 200);

  private static final int LONGEST = 1_000;
  private static final long COUNTS_MAX_AGE_MS = 2_000;

  public List<Route> all() {
    Set<String> parameters = new HashSet<>(ListFilter.PARAMETERS);
    parameters.addAll(Set.of("q", "next"));
    return List.of(Route.get("search", Set.copyOf(parameters), this::search));
  }

  private Future<ObjectNode> search(Asked asked) {
    String wanted = asked.parameters().text("q").strip();
    if (wanted.isEmpty() || wanted.length() > LONGEST) {
      throw Refusals.invalid("The parameter q must have 1 to " + LONGEST + " characters");
    }
    ListFilter filter = ListFilter.of(asked.home(), asked.parameters());
    ExecutionKey ofArn = byArn(asked.home(), wanted);
    if (ofArn != null) {
      return one(ofArn, wanted, "arn");
    }
    ExecutionKey ofToken = byToken(asked.home(), wanted);
    return ofToken != null
        ? one(ofToken, wanted, "token")
        : lookThrough(filter, wanted, asked.parameters().find("next"));
  }

  private static @Nullable ExecutionKey byArn(Home home, String wanted) {
    if (!wanted.startsWith("arn:")) {
      return null;
    }
    try {
      return Asked.execution(home, wanted);
    } catch (ServiceException e) {
      return null; // the text may stand in an input
    }
  }

  private @Nullable ExecutionKey byToken(Home home, String wanted) {
    try {
      return TaskToken.parse(home, wanted, continuation.signature()).execution();
    } catch (ServiceException e) {
      return null; // any other text
    }
  }

  private Future<ObjectNode> one(ExecutionKey key, String wanted, String where) {
    return overview
        .describe(List.of(key), false)
        .map(
            found -> {
              ObjectNode answer = JsonNodeFactory.instance.objectNode();
              ArrayNode rows = answer.putArray("rows");
              for (Summary summary : found) {
                ObjectNode match = JsonNodeFactory.instance.objectNode().put("in", where);
                match.put("text", wanted).put("at", 0).put("length", wanted.length());
                rows.add(row(summary, match));
              }
              return answer.put("scanned", found.size()).put("total", found.size());
            });
  }

  private static ObjectNode row(Summary summary, ObjectNode match) {
    return ExecutionRow.of(summary.start(), summary.progress()).set("match", match);
  }

  private Future<ObjectNode> lookThrough(ListFilter filter, String wanted, @Nullable String next) {
    String purpose = "search " + filter.purpose() + " " + wanted;
    String position = continuation.position(purpose, next);
    int blank = position == null ? -1 : position.indexOf(' ');
    long before = position == null ? 0 : Long.parseLong(position.substring(0, blank));
    Place after = Place.parse(position == null ? null : position.substring(blank + 1));
    TextMatch match = new TextMatch(wanted);
    return scan.scan(filter, after, BOUNDS, places -> look(filter.home(), match, places))
        .compose(
            found ->
                total(filter)
                    .map(total -> answer(found, before + found.scanned(), total, purpose)));
  }

  private Future<List<Hit<ObjectNode>>> look(Home home, TextMatch match, List<Place> places) {
    Map<ExecutionKey, Place> byKey = new HashMap<>();
    places.forEach(place -> byKey.put(place.key(home), place));
    List<ExecutionKey> keys = places.stream().map(place -> place.key(home)).toList();
    return overview
        .describe(keys, true)
        .map(
            summaries -> {
              List<Hit<ObjectNode>> hits = new ArrayList<>();
              for (Summary summary : summaries) {
                ObjectNode found = match.in(summary);
                Place place = byKey.get(summary.start().key());
                if (found != null && place != null) {
                  hits.add(new Hit<>(place, row(summary, found)));
                }
              }
              return hits;
            });
  }

  private Future<Long> total(ListFilter filter) {
    if (filter.list() != null) {
      return overview
          .counts(List.of(filter.list()))
          .map(counted -> counted.get(0).of(filter.statuses()));
    }
    return counts
        .of(filter.home(), COUNTS_MAX_AGE_MS)
        .map(
            snapshot ->
                snapshot.machines().stream()
                    .filter(Counted::hasAny)
                    .mapToLong(machine -> machine.of(filter.statuses()))
                    .sum());
  }

  private ObjectNode answer(Found<ObjectNode> found, long scanned, long total, String purpose) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode rows = answer.putArray("rows");
    found.hits().forEach(hit -> rows.add(hit.value()));
    answer.put("scanned", scanned).put("total", total);
    if (found.end() != null) {
      String position = scanned + " " + found.end().text();
      answer.put("next", continuation.token(purpose, position));
    }
    return answer;
  }
}
