package dev.newel.interpreter.flow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.asl.State;
import dev.newel.asl.data.DataStep;
import dev.newel.asl.data.Json;
import dev.newel.asl.data.Scope;
import dev.newel.asl.data.Timestamp;
import dev.newel.asl.data.Work;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.Redrives;
import dev.newel.interpreter.model.start.ExecutionStart;
import java.time.Instant;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The context object of one state, built when an expression first asks for it.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html">Context
 *     object</a>
 */
final class ContextObject implements Scope {

  /**
   * The iteration's item, under {@code $$.Map.Item}.
   *
   * @param isEntry whether it is a field of an object, with its Key and its Value
   */
  record Item(int index, JsonNode value, boolean isEntry) {

    ObjectNode putInto(ObjectNode context) {
      ObjectNode item = context.putObject("Map").putObject("Item").put("Index", index);
      return isEntry ? item.setAll((ObjectNode) value) : item.set("Value", value);
    }
  }

  private final Step step;
  private final Frame frame;
  private final State state;
  private final @Nullable Item item;
  private final @Nullable Supplier<String> token;
  private final RandomGenerator random;
  private final long now;
  private @Nullable JsonNode built;

  /**
   * @param token of a task that somebody else is to answer; null for none
   * @param now epoch milliseconds
   */
  ContextObject(
      Step step,
      Frame frame,
      State state,
      @Nullable Item item,
      @Nullable Supplier<String> token,
      RandomGenerator random,
      long now) {
    this.step = step;
    this.frame = frame;
    this.state = state;
    this.item = item;
    this.token = token;
    this.random = random;
    this.now = now;
  }

  @Override
  public JsonNode context() {
    JsonNode known = built;
    if (known == null) {
      known = step.trial().isOn() ? given() : build();
      built = known;
    }
    return known;
  }

  @Override
  public @Nullable JsonNode variable(String name) {
    return step.scopes().variable(frame, name);
  }

  @Override
  public Work allowance() {
    return step.work();
  }

  @Override
  public RandomGenerator random() {
    return random;
  }

  @Override
  public Instant now() {
    return Instant.ofEpochMilli(now);
  }

  @Override
  public Json saw(DataStep seen, Json data) {
    step.trial().saw(seen, data);
    return data;
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // the very input, and not one like it
  public String quote(JsonNode data) {
    return data == frame.input().node() ? frame.input().text() : Scope.super.quote(data);
  }

  /** That of a state which is tested by itself; only the item of a Map state is put into it. */
  private JsonNode given() {
    JsonNode given = step.trial().context();
    if (item == null || !(given instanceof ObjectNode object)) {
      return given == null ? build() : given;
    }
    ObjectNode context = object.deepCopy();
    item.putInto(context);
    return context;
  }

  private JsonNode build() {
    ExecutionStart start = step.turn().execution().start();
    Redrives redrives = step.turn().redrives();
    ObjectNode context = JsonNodeFactory.instance.objectNode();
    ObjectNode execution =
        context
            .putObject("Execution")
            .put("Id", start.executionArn())
            .<ObjectNode>set("Input", start.input().node())
            .put("StartTime", Timestamp.text(start.startTime()))
            .put("Name", start.key().name())
            .put("RoleArn", start.roleArn())
            .put("RedriveCount", redrives.count());
    if (redrives.count() > 0) {
      execution.put("RedriveTime", Timestamp.text(redrives.time()));
    }
    context
        .putObject("StateMachine")
        .put("Id", start.machineArn())
        .put("Name", start.key().machine());
    ObjectNode entered =
        context
            .putObject("State")
            .put("Name", frame.state())
            .put("EnteredTime", Timestamp.text(frame.enteredTime()));
    if (state.failurePolicy() != null) {
      entered.put("RetryCount", frame.retryCount());
    }
    if (item != null) {
      item.putInto(context);
    }
    if (token != null) {
      context.putObject("Task").put("Token", token.get());
    }
    return context;
  }
}
