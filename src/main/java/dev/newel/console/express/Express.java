package dev.newel.console.express;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.aws.Arn;
import dev.newel.aws.Home;
import dev.newel.aws.Name;
import dev.newel.console.peer.Neighbours;
import dev.newel.console.read.EventEntry;
import dev.newel.console.read.ExecutionRow;
import dev.newel.console.route.Asked;
import dev.newel.console.route.Refusals;
import dev.newel.console.route.Route;
import dev.newel.interpreter.model.Turn;
import dev.newel.interpreter.model.event.HistoryEvent;
import dev.newel.store.Catalog;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The last executions of Express machines, at whichever instance they ran. */
public final class Express {

  private static final String QUESTION = "express";
  private static final String FOUND = "found";
  private static final String REVISION = "revision";

  /** The part of the heap, in characters, that recordings may take. */
  private static final int HEAP_SHARE = 64;

  private final ExpressBook book;
  private final Neighbours neighbours;
  private final Catalog catalog;

  /**
   * @param catalog has the definitions that executions ran
   * @param perMachine how many of each machine this instance remembers; 0 for none
   */
  public Express(Neighbours neighbours, Catalog catalog, int perMachine) {
    this.neighbours = neighbours;
    this.catalog = catalog;
    this.book = new ExpressBook(perMachine, Runtime.getRuntime().maxMemory() / HEAP_SHARE);
    neighbours.answer(QUESTION, question -> Future.succeededFuture(answer(question)));
  }

  /** Sees a turn of an execution that is committed nowhere. */
  public void ran(Turn turn, boolean begins) {
    book.ran(turn, begins);
  }

  public List<Route> routes() {
    return List.of(
        Route.get("express", Set.of("machine"), this::list),
        Route.get("express/one", Set.of("arn"), this::one),
        Route.get("express/event", Set.of("arn", "id"), this::event));
  }

  private ObjectNode answer(ObjectNode question) {
    Name machine =
        new Name(Home.parse(question.path("home").asText()), question.path("machine").asText());
    String arn = question.path("arn").textValue();
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    if (arn == null) {
      ArrayNode rows = answer.put("sampled", book.isSampled(machine)).putArray("rows");
      book.of(machine).forEach(each -> rows.add(row(each)));
      return answer;
    }
    Recording found = book.find(machine, arn);
    long event = question.path("event").asLong();
    ObjectNode what = found == null ? null : event == 0 ? whole(found) : event(found, event);
    return what == null ? answer : answer.set(FOUND, what);
  }

  private static ObjectNode row(Recording recording) {
    return ExecutionRow.of(recording.start(), recording.progress());
  }

  /** All but the data of its events. */
  private static ObjectNode whole(Recording recording) {
    ObjectNode whole = JsonNodeFactory.instance.objectNode();
    whole.set("row", row(recording));
    ArrayNode events =
        whole
            .put("cut", recording.isCut())
            .put(REVISION, recording.start().revision())
            .putArray("events");
    recording.events().forEach(event -> events.add(EventEntry.of(event)));
    return whole;
  }

  private static @Nullable ObjectNode event(Recording recording, long id) {
    HistoryEvent event = recording.event(id);
    return event == null ? null : EventEntry.whole(event, Integer.MAX_VALUE);
  }

  private static ObjectNode question(Name machine) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("home", machine.home().text())
        .put("machine", machine.text());
  }

  private static void checkHome(Asked asked, Home home, String arn) {
    if (!home.equals(asked.home())) {
      throw Refusals.missing(arn);
    }
  }

  private Future<ObjectNode> list(Asked asked) {
    Arn.StateMachine arn = Arn.parse(asked.parameters().text("machine"), Arn.StateMachine.class);
    checkHome(asked, arn.home(), arn.text());
    return neighbours.ask(QUESTION, question(new Name(arn.home(), arn.name()))).map(Express::rows);
  }

  private static ObjectNode rows(List<ObjectNode> answers) {
    List<JsonNode> all = new ArrayList<>();
    boolean sampled = false;
    for (ObjectNode answer : answers) {
      sampled |= answer.path("sampled").asBoolean();
      answer.path("rows").forEach(all::add);
    }
    all.sort(Comparator.comparingLong(row -> -row.path("start").asLong()));
    ObjectNode list = JsonNodeFactory.instance.objectNode().put("sampled", sampled);
    list.putArray("rows").addAll(all);
    return list;
  }

  private Future<ObjectNode> one(Asked asked) {
    Arn.Express arn = execution(asked);
    return find(arn, 0).compose(found -> withDefinition(found, machine(arn)));
  }

  private Future<ObjectNode> event(Asked asked) {
    asked.parameters().text("id");
    return find(execution(asked), asked.parameters().number("id", 1, 1, Long.MAX_VALUE));
  }

  private static Arn.Express execution(Asked asked) {
    Arn.Express arn = Arn.parse(asked.parameters().text("arn"), Arn.Express.class);
    checkHome(asked, arn.home(), arn.text());
    return arn;
  }

  private static Name machine(Arn.Express arn) {
    return new Name(arn.home(), arn.stateMachine());
  }

  /**
   * Finds an execution at the instance that has run it.
   *
   * @param event 0 for all but the data of events, else the one that is wanted with its data
   */
  private Future<ObjectNode> find(Arn.Express arn, long event) {
    ObjectNode question = question(machine(arn)).put("arn", arn.text()).put("event", event);
    return neighbours
        .ask(QUESTION, question)
        .map(
            answers ->
                answers.stream()
                    .map(answer -> answer.path(FOUND))
                    .filter(ObjectNode.class::isInstance)
                    .map(ObjectNode.class::cast)
                    .findFirst()
                    .orElseThrow(() -> Refusals.missing("such thing that an instance remembers")));
  }

  /**
   * What has run, where its revision is kept still: nobody waits for Express executions with it.
   */
  private Future<ObjectNode> withDefinition(ObjectNode found, Name machine) {
    String revision = found.remove(REVISION).asText();
    return catalog
        .revision(machine, revision)
        .map(known -> known == null ? found : found.put("definition", known.definition()));
  }
}
