package dev.newel.console.express;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.asl.Json;
import dev.newel.aws.Arn;
import dev.newel.aws.Home;
import dev.newel.aws.Name;
import dev.newel.console.peer.Peers;
import dev.newel.console.read.EventEntry;
import dev.newel.console.read.ExecutionRow;
import dev.newel.console.route.Asked;
import dev.newel.console.route.Refusals;
import dev.newel.console.route.Route;
import dev.newel.interpreter.model.Ending;
import dev.newel.interpreter.model.Turn;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The last executions of Express machines, at whichever instance they ran. */
public final class Express {

  private static final String QUESTION = "express";

  /** The part of the heap, in characters, that recordings may take. */
  private static final int HEAP_SHARE = 64;

  /** What a page shows of a payload. */
  private static final int SHOWN_CHARS = 4 << 10;

  private final ExpressBook book;
  private final Peers peers;

  /**
   * @param perMachine how many of each machine this instance remembers; 0 for none
   */
  public Express(Peers peers, int perMachine) {
    this.peers = peers;
    this.book = new ExpressBook(perMachine, Runtime.getRuntime().maxMemory() / HEAP_SHARE);
    peers.answer(QUESTION, question -> Future.succeededFuture(answer(question)));
  }

  /** Sees a turn of an execution that is committed nowhere. */
  public void ran(Turn turn, boolean begins) {
    book.ran(turn, begins);
  }

  public List<Route> routes() {
    return List.of(
        Route.get("express", Set.of("machine"), this::list),
        Route.get("express/one", Set.of("machine", "id", "instance"), this::one));
  }

  private ObjectNode answer(ObjectNode question) {
    Name machine =
        new Name(Home.parse(question.path("home").asText()), question.path("machine").asText());
    String id = question.path("run").textValue();
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    if (id == null) {
      ArrayNode rows = answer.put("sampled", book.isSampled(machine)).putArray("rows");
      book.of(machine).forEach(each -> rows.add(row(each)));
      return answer;
    }
    Recording found = book.find(machine, id);
    return found == null ? answer : answer.set("found", whole(found));
  }

  private ObjectNode row(Recording recording) {
    return ExecutionRow.of(recording.start(), recording.progress())
        .put("id", recording.id())
        .put("instance", peers.self());
  }

  private ObjectNode whole(Recording recording) {
    ObjectNode whole = JsonNodeFactory.instance.objectNode();
    whole.set("row", row(recording));
    whole.put("input", cut(recording.start().input().text()));
    Ending ending = recording.progress().ending();
    Json output = ending == null ? null : ending.output();
    if (output != null) {
      whole.put("output", cut(output.text()));
    }
    ArrayNode events = whole.put("cut", recording.isCut()).putArray("events");
    recording
        .events()
        .forEach(
            event -> {
              ObjectNode entry = EventEntry.of(event);
              ObjectNode data = entry.putObject("data");
              EventEntry.data(event).forEach((field, text) -> data.put(field, cut(text)));
              events.add(entry);
            });
    return whole;
  }

  private static String cut(String text) {
    if (text.length() <= SHOWN_CHARS) {
      return text;
    }
    boolean isHalf = Character.isHighSurrogate(text.charAt(SHOWN_CHARS - 1));
    return text.substring(0, isHalf ? SHOWN_CHARS - 1 : SHOWN_CHARS);
  }

  private Future<List<ObjectNode>> ask(Asked asked, @Nullable String id) {
    Arn.StateMachine machine =
        Arn.parse(asked.parameters().text("machine"), Arn.StateMachine.class);
    if (!machine.home().equals(asked.home())) {
      throw Refusals.missing(machine.text());
    }
    ObjectNode question =
        JsonNodeFactory.instance
            .objectNode()
            .put("home", asked.home().text())
            .put("machine", machine.name());
    return peers.ask(QUESTION, id == null ? question : question.put("run", id));
  }

  private Future<ObjectNode> list(Asked asked) {
    return ask(asked, null)
        .map(
            answers -> {
              List<JsonNode> all = new ArrayList<>();
              boolean sampled = false;
              for (ObjectNode answer : answers) {
                sampled |= answer.path("sampled").asBoolean();
                answer.path("rows").forEach(all::add);
              }
              all.sort(Comparator.comparingLong(row -> -row.path("start").asLong()));
              ObjectNode list = JsonNodeFactory.instance.objectNode().put("sampled", sampled);
              ArrayNode rows = list.putArray("rows");
              all.forEach(rows::add);
              return list;
            });
  }

  private Future<ObjectNode> one(Asked asked) {
    String id = asked.parameters().text("id");
    return ask(asked, id)
        .map(
            answers ->
                answers.stream()
                    .map(answer -> answer.path("found"))
                    .filter(ObjectNode.class::isInstance)
                    .map(ObjectNode.class::cast)
                    .findFirst()
                    .orElseThrow(
                        () -> Refusals.missing("run " + id + " that an instance remembers")));
  }
}
