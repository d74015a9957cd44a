package dev.newel.console.peer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.asl.data.Json;
import dev.newel.store.InstanceMessages;
import dev.newel.store.Overview;
import dev.newel.store.Overview.Instance;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The instances of this Newel: what one tells the others, and what it asks all of them. Messages
 * are JSON objects, and may be lost. All that is heard is heard on one event loop.
 */
public final class Neighbours {

  private static final Logger LOG = System.getLogger(Neighbours.class.getName());

  /** Whoever has not answered by then does not. */
  private static final long PATIENCE_MS = 300;

  private static final String KIND = "t";
  private static final String FROM = "from";
  private static final String QUESTION = "ask";
  private static final String ANSWER = "answer";

  private final Vertx vertx;
  private final Context context;
  private final InstanceMessages messages;
  private final Overview overview;
  private final Map<String, Consumer<ObjectNode>> listeners = new ConcurrentHashMap<>();
  private final Map<String, Function<ObjectNode, Future<ObjectNode>>> answers =
      new ConcurrentHashMap<>();
  private final Map<Long, Question> asked = new HashMap<>();
  private long questions;

  /**
   * @param context where messages are heard
   */
  public Neighbours(Vertx vertx, Context context, InstanceMessages messages, Overview overview) {
    this.vertx = vertx;
    this.context = context;
    this.messages = messages;
    this.overview = overview;
    listeners.put(QUESTION, this::answer);
    listeners.put(ANSWER, this::take);
    messages.onMessage(text -> context.runOnContext(here -> hear(text)));
  }

  /** A question that is not answered by all yet. */
  private static final class Question {
    private final Set<String> silent = new HashSet<>();
    private final List<ObjectNode> answers = new ArrayList<>();
    private final Promise<List<ObjectNode>> whole = Promise.promise();

    void take(ObjectNode answer) {
      answers.add(answer);
      silent.remove(answer.path(FROM).asText());
      if (silent.isEmpty()) {
        end();
      }
    }

    void end() {
      whole.tryComplete(List.copyOf(answers));
    }
  }

  /** This instance, as the others name it. */
  public String self() {
    return messages.self();
  }

  /** Hears messages of a kind. */
  public void on(String kind, Consumer<ObjectNode> listener) {
    listeners.put(kind, listener);
  }

  /** Tells all instances, this one too. */
  public void tellAll(String kind, ObjectNode message) {
    lose(messages.tellAll(Json.write(message.put(KIND, kind).put(FROM, self()))));
  }

  /** Tells one instance. */
  public void tell(String instance, String kind, ObjectNode message) {
    lose(messages.tell(instance, Json.write(message.put(KIND, kind).put(FROM, self()))));
  }

  private static void lose(Future<Void> told) {
    told.onFailure(why -> LOG.log(Level.DEBUG, "a message to other instances is lost", why));
  }

  /**
   * Answers a question that any instance asks.
   *
   * @param answer an empty object for nothing to say, which is not among the answers
   */
  public void answer(String question, Function<ObjectNode, Future<ObjectNode>> answer) {
    answers.put(question, answer);
  }

  /**
   * Asks all instances that live.
   *
   * @return their answers, each with {@code from}, as far as they have come in time
   */
  public Future<List<ObjectNode>> ask(String question, ObjectNode details) {
    Promise<List<ObjectNode>> answered = Promise.promise();
    overview
        .instances()
        .onSuccess(living -> context.runOnContext(here -> ask(living, question, details, answered)))
        .onFailure(answered::fail);
    return answered.future();
  }

  private void ask(
      List<Instance> living, String name, ObjectNode details, Promise<List<ObjectNode>> answered) {
    long id = ++questions;
    Question question = new Question();
    living.stream().filter(Instance::isAlive).forEach(each -> question.silent.add(each.id()));
    // one that has only begun has given no sign yet
    question.silent.add(self());
    asked.put(id, question);
    vertx.setTimer(PATIENCE_MS, late -> question.end());
    question.whole.future().onComplete(done -> asked.remove(id)).onComplete(answered);
    tellAll(QUESTION, details.deepCopy().put("id", id).put("about", name));
  }

  private void answer(ObjectNode question) {
    Function<ObjectNode, Future<ObjectNode>> known = answers.get(question.path("about").asText());
    if (known == null) {
      return; // an instance of another version asks
    }
    String from = question.path(FROM).asText();
    long id = question.path("id").asLong();
    known
        .apply(question)
        .onSuccess(
            answer ->
                tell(
                    from,
                    ANSWER,
                    JsonNodeFactory.instance.objectNode().put("id", id).set("what", answer)))
        .onFailure(why -> LOG.log(Level.DEBUG, "a question of another instance failed", why));
  }

  private void take(ObjectNode message) {
    Question question = asked.get(message.path("id").asLong());
    if (question != null && message.path("what") instanceof ObjectNode answer) {
      question.take(answer.put(FROM, message.path(FROM).asText()));
    }
  }

  private void hear(String text) {
    try {
      JsonNode message = Json.MAPPER.readTree(text);
      Consumer<ObjectNode> listener = listeners.get(message.path(KIND).asText());
      if (listener != null && message instanceof ObjectNode object) {
        listener.accept(object);
      }
    } catch (JsonProcessingException | RuntimeException e) {
      // another version of Newel may have said it
      LOG.log(Level.DEBUG, "a message of another instance cannot be read", e);
    }
  }
}
