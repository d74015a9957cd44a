package dev.newel.console.activity;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.aws.Arn;
import dev.newel.aws.Home;
import dev.newel.aws.Name;
import dev.newel.console.peer.Neighbours;
import dev.newel.console.route.Asked;
import dev.newel.console.route.Continuation;
import dev.newel.console.route.Refusals;
import dev.newel.console.route.Route;
import dev.newel.store.Catalog;
import dev.newel.store.Catalog.Activity;
import dev.newel.store.Overview;
import dev.newel.store.Overview.Queue;
import dev.newel.store.WorkIndex;
import dev.newel.store.WorkIndex.Works;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Activities with their queues, their workers and what these have in hand. */
record ActivityRoutes(
    Catalog catalog,
    Overview overview,
    WorkIndex work,
    WorkList workList,
    Neighbours neighbours,
    BacklogWatch backlogs,
    Clock clock,
    Continuation continuation) {

  /** What instances are asked. */
  static final String QUESTION = "activities";

  private static final int PAGE = 100;
  private static final int SHOWN = 50;

  /** Among so many of the oldest are those that are counted as stuck. */
  private static final int LOOKED_AT = 200;

  List<Route> all() {
    return List.of(
        Route.get("activities", Set.of("next"), this::list),
        Route.get("activities/one", Set.of("arn"), this::one));
  }

  private Future<ObjectNode> list(Asked asked) {
    String purpose = "activities " + asked.home().text();
    String after = continuation.position(purpose, asked.parameters().find("next"));
    Future<List<ObjectNode>> seen = neighbours.ask(QUESTION, question(asked.home(), null));
    return catalog
        .activities(asked.home(), after, PAGE + 1)
        .compose(found -> seen.compose(answers -> page(found, answers, purpose)));
  }

  private static ObjectNode question(Home home, @Nullable String activity) {
    ObjectNode question = JsonNodeFactory.instance.objectNode().put("home", home.text());
    return activity == null ? question : question.put("activity", activity);
  }

  private Future<ObjectNode> page(List<Activity> found, List<ObjectNode> seen, String purpose) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode().put("asOf", clock.millis());
    ArrayNode entries = answer.putArray("activities");
    List<Future<Void>> reads =
        found.stream()
            .limit(PAGE)
            .map(activity -> fill(entries.addObject(), activity, seen))
            .toList();
    if (found.size() > PAGE) {
      answer.put("next", continuation.token(purpose, found.get(PAGE - 1).name().text()));
    }
    return Future.join(reads).map(answer);
  }

  private Future<Void> fill(ObjectNode entry, Activity activity, List<ObjectNode> seen) {
    return overview
        .queue(activity.name(), 0)
        .compose(
            queue ->
                work.read(activity.name(), LOOKED_AT)
                    .map(
                        works -> {
                          fill(entry, activity, queue, works, seen);
                          return null;
                        }));
  }

  private void fill(
      ObjectNode entry, Activity activity, Queue queue, Works works, List<ObjectNode> seen) {
    Name name = activity.name();
    long now = clock.millis();
    entry
        .put("arn", new Arn.Activity(name.home(), name.text()).text())
        .put("name", name.text())
        .put("created", activity.creationTime())
        .put("backlog", queue.waiting())
        .put("leased", queue.leased())
        .put("inWork", works.total())
        .put("stuck", works.oldest().stream().filter(task -> WorkList.isStuck(task, now)).count());
    if (queue.oldest() != 0) {
      entry.put("oldest", queue.oldest());
    }
    SeenByAll all = new SeenByAll(seen, name.text());
    all.addPollersTo(entry);
    entry.put("endedPerMinute", all.endedPerMinute(now));
  }

  private Future<ObjectNode> one(Asked asked) {
    String text = asked.parameters().text("arn");
    Arn.Activity arn = Arn.parse(text, Arn.Activity.class);
    if (!arn.home().equals(asked.home())) {
      throw Refusals.missing("activity " + text);
    }
    return catalog
        .activity(new Name(arn.home(), arn.name()))
        .compose(
            activity -> {
              if (activity == null) {
                throw Refusals.missing("activity " + text);
              }
              return one(activity);
            });
  }

  private Future<ObjectNode> one(Activity activity) {
    Name name = activity.name();
    return overview
        .queue(name, SHOWN)
        .compose(
            queue -> {
              backlogs.looked(name, queue.waiting()); // before what was seen is asked for
              return one(activity, queue);
            });
  }

  private Future<ObjectNode> one(Activity activity, Queue queue) {
    Name name = activity.name();
    Future<List<ObjectNode>> asked = neighbours.ask(QUESTION, question(name.home(), name.text()));
    Future<Works> worked = work.read(name, LOOKED_AT);
    return Future.all(asked, worked)
        .compose(
            all -> {
              ObjectNode answer = JsonNodeFactory.instance.objectNode();
              Works works = worked.result();
              fill(answer, activity, queue, works, asked.result());
              new SeenByAll(asked.result(), name.text()).addHourTo(answer);
              addWaiting(answer.putArray("waiting"), queue);
              return workList
                  .addTo(
                      answer.putArray("working"),
                      name,
                      works.oldest().subList(0, Math.min(SHOWN, works.oldest().size())),
                      clock.millis())
                  .map(answer);
            });
  }

  private static void addWaiting(ArrayNode waiting, Queue queue) {
    queue
        .first()
        .forEach(
            task ->
                waiting
                    .addObject()
                    .put("execution", task.execution().arn())
                    .put("frame", task.frame())
                    .put("since", task.since()));
  }
}
