package dev.newel.console.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.aws.Home;
import dev.newel.console.peer.Neighbours;
import dev.newel.console.read.ListFilter;
import dev.newel.console.read.PlaceScan;
import dev.newel.console.route.Asked;
import dev.newel.console.route.Refusals;
import dev.newel.console.route.Route;
import dev.newel.store.Overview;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The jobs of this instance, and the way to those of the others. One lives in the instance that
 * took it; the same order can be given again, as it passes over what is done.
 */
public final class Jobs {

  private static final String QUESTION = "jobs";
  private static final int MOST_RUNNING = 4;
  private static final int MOST_KEPT = 100;
  private static final long KEPT_MS = 3_600_000;

  private final PlaceScan scan;
  private final Overview overview;
  private final ActionCaller actions;
  private final Neighbours neighbours;
  private final Clock clock;
  private final boolean readOnly;
  private final Map<String, Job> byId = new LinkedHashMap<>();

  /**
   * @param readOnly whether no job may be begun
   */
  public Jobs(
      PlaceScan scan,
      Overview overview,
      ActionCaller actions,
      Neighbours neighbours,
      Clock clock,
      boolean readOnly) {
    this.scan = scan;
    this.overview = overview;
    this.actions = actions;
    this.neighbours = neighbours;
    this.clock = clock;
    this.readOnly = readOnly;
    neighbours.answer(QUESTION, question -> Future.succeededFuture(answer(question)));
  }

  public List<Route> routes() {
    return List.of(
        Route.post("jobs", this::begin),
        Route.get("jobs", Set.of(), this::list),
        Route.get("jobs/*", Set.of(), this::one),
        Route.post("jobs/*/cancel", this::cancel));
  }

  private Future<ObjectNode> begin(Asked asked) {
    if (readOnly) {
      throw Refusals.readOnly();
    }
    JobOrder order = JobOrder.of(asked, clock.millis());
    return total(order)
        .map(
            total -> {
              Job job = new Job(UUID.randomUUID().toString(), order, scan, actions, clock, total);
              enter(job);
              job.run();
              return JsonNodeFactory.instance.objectNode().put("id", job.id());
            });
  }

  /** By the sizes of the indexes; -1 where they do not tell. */
  private Future<Long> total(JobOrder order) {
    ListFilter filter = order.filter();
    if (filter == null) {
      return Future.succeededFuture((long) order.named().size());
    } else if (filter.list() == null || filter.from() != 0 || !filter.prefix().isEmpty()) {
      return Future.succeededFuture(-1L);
    }
    return overview
        .counts(List.of(filter.list()))
        .map(counts -> counts.get(0).of(filter.statuses()));
  }

  private synchronized void enter(Job job) {
    long now = clock.millis();
    byId.values().removeIf(old -> !old.isRunning() && now - old.ended() > KEPT_MS);
    if (byId.values().stream().filter(Job::isRunning).count() >= MOST_RUNNING) {
      throw Refusals.tooMany("TooManyJobs", "This server runs " + MOST_RUNNING + " jobs already");
    }
    if (byId.size() >= MOST_KEPT) {
      byId.values().stream()
          .filter(old -> !old.isRunning())
          .findFirst()
          .ifPresent(oldest -> byId.remove(oldest.id()));
    }
    byId.put(job.id(), job);
  }

  /** What this instance has to say to a question of any. */
  private synchronized ObjectNode answer(ObjectNode question) {
    Home home = Home.parse(question.path("home").asText());
    String id = question.path("job").textValue();
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode told = answer.putArray("jobs");
    for (Job job : byId.values()) {
      if (job.order().home().equals(home) && (id == null || id.equals(job.id()))) {
        if (question.path("cancel").asBoolean()) {
          job.cancel();
        }
        told.add(job.toJson());
      }
    }
    return answer;
  }

  private Future<List<JsonNode>> ask(Asked asked, @Nullable String id, boolean cancel) {
    ObjectNode question =
        JsonNodeFactory.instance
            .objectNode()
            .put("home", asked.home().text())
            .put("cancel", cancel);
    if (id != null) {
      question.put("job", id);
    }
    return neighbours
        .ask(QUESTION, question)
        .map(
            answers -> {
              List<JsonNode> jobs = new ArrayList<>();
              answers.forEach(answer -> answer.path("jobs").forEach(jobs::add));
              jobs.sort(Comparator.comparingLong(job -> -job.path("begun").asLong()));
              return jobs;
            });
  }

  private Future<ObjectNode> list(Asked asked) {
    return ask(asked, null, false)
        .map(
            jobs -> {
              ObjectNode answer = JsonNodeFactory.instance.objectNode();
              ArrayNode told = answer.putArray("jobs");
              jobs.forEach(told::add);
              return answer;
            });
  }

  private Future<ObjectNode> one(Asked asked) {
    return ask(asked, asked.path(), false).map(jobs -> first(jobs, asked));
  }

  private static ObjectNode first(List<JsonNode> jobs, Asked asked) {
    if (jobs.isEmpty()) {
      throw Refusals.missing("job " + asked.path());
    }
    return (ObjectNode) jobs.get(0);
  }

  private Future<ObjectNode> cancel(Asked asked) {
    if (readOnly) {
      throw Refusals.readOnly();
    }
    return ask(asked, asked.path(), true)
        .map(
            jobs -> {
              first(jobs, asked);
              return JsonNodeFactory.instance.objectNode();
            });
  }
}
