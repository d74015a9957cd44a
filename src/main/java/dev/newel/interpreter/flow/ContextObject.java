package dev.newel.interpreter.flow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.asl.data.DataStep;
import dev.newel.asl.data.Json;
import dev.newel.asl.data.Scope;
import dev.newel.asl.data.Timestamp;
import dev.newel.asl.data.Work;
import dev.newel.interpreter.environment.Trial;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.Redrives;
import dev.newel.interpreter.model.start.ExecutionStart;
import java.time.Instant;
import java.util.function.Function;
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

  private final ExecutionStart start;
  private final Trial trial;
  private final Redrives redrives;
  private final Frame frame;
  private final boolean retriable;
  private final @Nullable Item item;
  private final @Nullable Supplier<String> token;
  private final Function<String, @Nullable JsonNode> variables;
  private final RandomGenerator random;
  private final Work allowance;
  private final Instant now;
  private @Nullable JsonNode built;

  ContextObject(
      ExecutionStart start,
      Trial trial,
      Redrives redrives,
      Frame frame,
      boolean retriable,
      @Nullable Item item,
      @Nullable Supplier<String> token,
      Function<String, @Nullable JsonNode> variables,
      RandomGenerator random,
      Work allowance,
      Instant now) {
    this.start = start;
    this.trial = trial;
    this.redrives = redrives;
    this.frame = frame;
    this.retriable = retriable;
    this.item = item;
    this.token = token;
    this.variables = variables;
    this.random = random;
    this.allowance = allowance;
    this.now = now;
  }

  @Override
  public JsonNode context() {
    JsonNode known = built;
    if (known == null) {
      known = trial.isOn() ? given() : build();
      built = known;
    }
    return known;
  }

  @Override
  public @Nullable JsonNode variable(String name) {
    return variables.apply(name);
  }

  @Override
  public Work allowance() {
    return allowance;
  }

  @Override
  public RandomGenerator random() {
    return random;
  }

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public Json saw(DataStep step, Json data) {
    trial.saw(step, data);
    return data;
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // the very input, and not one like it
  public String quote(JsonNode data) {
    return data == frame.input().node() ? frame.input().text() : Scope.super.quote(data);
  }

  /** That of a state which is tested by itself; only the item of a Map state is put into it. */
  private JsonNode given() {
    JsonNode given = trial.context();
    if (item == null || !(given instanceof ObjectNode object)) {
      return given == null ? build() : given;
    }
    ObjectNode context = object.deepCopy();
    item.putInto(context);
    return context;
  }

  private JsonNode build() {
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
    ObjectNode state =
        context
            .putObject("State")
            .put("Name", frame.state())
            .put("EnteredTime", Timestamp.text(frame.enteredTime()));
    if (retriable) {
      state.put("RetryCount", frame.retryCount());
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
