package dev.newel.asl.parse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.asl.Computed;
import dev.newel.asl.Condition;
import dev.newel.asl.DataFlow;
import dev.newel.asl.Expression;
import dev.newel.asl.TaskState;
import dev.newel.asl.WaitState;
import dev.newel.asl.data.MapItems;
import dev.newel.asl.jsonata.state.ComputedByQuery;
import dev.newel.asl.jsonata.state.JsonataDataFlow;
import dev.newel.asl.jsonata.state.JsonataDataFlow.Outcome;
import dev.newel.asl.jsonata.state.Query;
import dev.newel.asl.jsonata.state.Template;
import dev.newel.asl.parse.QueryFields.Deadline;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a state that JSONata has: expressions, templates, and the data flow made of them.
 */
final class JsonataFields implements QueryFields {

  private final Fields fields;
  private final String prefix;

  /**
   * @param prefix the way to these fields from their state, as {@code Catch[0]/}; empty for its own
   */
  JsonataFields(Fields fields, String prefix) {
    this.fields = fields;
    this.prefix = prefix;
  }

  @Override
  public DataFlow dataFlow() {
    return flow(template("Arguments", Outcome.NONE), Outcome.RESULT);
  }

  @Override
  public DataFlow dataFlowWithoutSelector() {
    return flow(null, Outcome.NONE);
  }

  @Override
  public DataFlow dataFlowWithoutArguments() {
    return flow(null, Outcome.RESULT);
  }

  @Override
  public DataFlow dataFlowWithoutResult() {
    return flow(null, Outcome.NONE);
  }

  @Override
  public DataFlow dataFlowOfEnd() {
    return new JsonataDataFlow(null, template("Output", Outcome.NONE), null, Outcome.NONE);
  }

  @Override
  public DataFlow dataFlowOfFailure() {
    return new JsonataDataFlow(null, null, null, Outcome.NONE);
  }

  /** For catchers, whose output is the error output where they do not say. */
  DataFlow errorFlow() {
    return flow(null, Outcome.ERROR);
  }

  private DataFlow flow(@Nullable Template arguments, Outcome outcome) {
    return new JsonataDataFlow(arguments, template("Output", outcome), assign(outcome), outcome);
  }

  private @Nullable Template assign(Outcome outcome) {
    Fields assign = fields.object("Assign");
    if (assign == null) {
      return null;
    }
    for (String name : assign.names()) {
      AssignParser.declare(name, assign.location().field(name), fields.scope());
    }
    return template("Assign", outcome);
  }

  private @Nullable Template template(String name, Outcome outcome) {
    JsonNode value = fields.value(name);
    return value == null
        ? null
        : Template.compile(value, (text, path) -> reader(outcome).read(text, name + path));
  }

  private QueryReader reader(Outcome outcome) {
    return new QueryReader(fields, prefix, outcome);
  }

  /** The expression in a field; null where it is absent, or anything else. */
  private @Nullable Query query(String name) {
    JsonNode value = fields.value(name);
    return value != null && value.isTextual()
        ? reader(Outcome.NONE).read(value.textValue(), name)
        : null;
  }

  private boolean isMarked(String name) {
    JsonNode value = fields.value(name);
    return value != null && value.isTextual() && QueryReader.isMarked(value.textValue());
  }

  @Override
  public @Nullable Computed<String> text(String name) {
    Query query = query(name);
    if (query != null) {
      return ComputedByQuery.text(query);
    }
    String text = fields.text(name);
    return text == null ? null : Computed.fixed(text);
  }

  @Override
  public Deadline deadline(String name) {
    Query query = query(name);
    if (query != null) {
      return new Deadline(null, ComputedByQuery.number(query, 1, TaskState.MAXIMUM_SECONDS));
    }
    return Deadline.of(integer(name, 1, TaskState.MAXIMUM_SECONDS));
  }

  private @Nullable Integer integer(String name, int minimum, int maximum) {
    // an expression that is wrong has been reported already
    return isMarked(name) ? null : fields.integer(name, minimum, maximum);
  }

  @Override
  public @Nullable Computed<String> role() {
    if (!(fields.value("Credentials") instanceof ObjectNode credentials)) {
      fields.object("Credentials");
      return null;
    }
    if (!credentials.has("RoleArn")) {
      fields.problem("Credentials", "The field 'RoleArn' is required but was missing");
      return null;
    }
    Template template = template("Credentials", Outcome.NONE);
    return template == null ? null : ComputedByQuery.role(template);
  }

  @Override
  public @Nullable JsonNode argumentTemplate() {
    JsonNode arguments = fields.peek("Arguments");
    return arguments instanceof ObjectNode object ? PathLook.of(object) : null;
  }

  @Override
  public WaitState.End waitEnd() {
    fields.requireOneOf("Seconds", "Timestamp");
    fields.allowOneOf("Seconds", "Timestamp");
    Query seconds = query("Seconds");
    Query time = query("Timestamp");
    if (seconds != null) {
      return new WaitState.End.After(ComputedByQuery.number(seconds, 0, TaskState.MAXIMUM_SECONDS));
    }
    if (time != null) {
      return new WaitState.End.At(ComputedByQuery.time(time));
    }
    Optional<Instant> fixed =
        isMarked("Timestamp") ? Optional.empty() : WaitParser.timestamp(fields);
    Integer whole = integer("Seconds", 0, TaskState.MAXIMUM_SECONDS);
    return fixed.isPresent()
        ? new WaitState.End.At(Computed.fixed(fixed.get()))
        : new WaitState.End.After(Computed.fixed(whole == null ? 0 : whole.longValue()));
  }

  @Override
  public Computed<MapItems> items() {
    JsonNode value = fields.value("Items");
    if (value == null) {
      return ComputedByQuery.wholeInput();
    }
    Query query = query("Items");
    if (query != null) {
      return ComputedByQuery.items(query);
    }
    Template template = template("Items", Outcome.NONE);
    if (template == null || !value.isContainerNode()) {
      fields.problem("Items", "Expected value of type Array");
      return ComputedByQuery.wholeInput();
    }
    return ComputedByQuery.items(template);
  }

  @Override
  public @Nullable Expression itemSelector() {
    return template("ItemSelector", Outcome.NONE);
  }

  @Override
  public Computed<Long> maxConcurrency() {
    Query query = query("MaxConcurrency");
    if (query != null) {
      return ComputedByQuery.number(query, 0, Integer.MAX_VALUE);
    }
    Integer fixed = integer("MaxConcurrency", 0, Integer.MAX_VALUE);
    return Computed.fixed(fixed == null ? 0 : fixed.longValue());
  }

  @Override
  public @Nullable Computed<Long> count(String name, int minimum, int maximum) {
    Query query = query(name);
    if (query != null) {
      return ComputedByQuery.number(query, minimum, maximum);
    }
    Integer fixed = integer(name, minimum, maximum);
    return fixed == null ? null : Computed.fixed(fixed.longValue());
  }

  @Override
  public @Nullable Computed<Double> percentage(String name) {
    Query query = query(name);
    if (query != null) {
      return ComputedByQuery.fraction(query, 0, 100);
    }
    Double fixed = isMarked(name) ? null : fields.number(name, 0.0, 100.0);
    return fixed == null ? null : Computed.fixed(fixed);
  }

  @Override
  public @Nullable Expression template(String name) {
    return template(name, Outcome.NONE);
  }

  /** Condition of a Choice rule. */
  Condition condition() {
    Query query = query("Condition");
    if (query != null) {
      return ComputedByQuery.condition(query);
    }
    boolean fixed = !isMarked("Condition") && Boolean.TRUE.equals(fields.flag("Condition"));
    return (input, scope) -> fixed;
  }
}
