package dev.newel.asl.parse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.asl.Computed;
import dev.newel.asl.DataFlow;
import dev.newel.asl.Expression;
import dev.newel.asl.TaskState;
import dev.newel.asl.WaitState;
import dev.newel.asl.data.MapItems;
import dev.newel.asl.parse.QueryFields.Deadline;
import dev.newel.asl.parse.check.Location;
import dev.newel.asl.path.ExpressionSyntaxException;
import dev.newel.asl.path.PathExpression;
import dev.newel.asl.path.ReferencePath;
import dev.newel.asl.path.intrinsic.ValueExpression;
import dev.newel.asl.path.template.ComputedByPath;
import dev.newel.asl.path.template.DataPath;
import dev.newel.asl.path.template.PathDataFlow;
import dev.newel.asl.path.template.PayloadTemplate;
import dev.newel.asl.path.template.ResultPath;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The fields of a state that JSONPath has: paths, templates, and the data flow made of them. */
final class PathFields implements QueryFields {

  private static final String NO_REFERENCE_PATH = "Value is not a Reference Path";

  private final Fields fields;

  PathFields(Fields fields) {
    this.fields = fields;
  }

  /** A path into the data ({@code $}), the context object ({@code $$}) or a variable. */
  @Nullable Expression path(String name) {
    return noted(name, compile(name, PathExpression::compile, "Value must be a valid JSONPath."));
  }

  /** A path, or a call of an intrinsic function. */
  @Nullable Expression expression(String name) {
    return noted(
        name,
        compile(
            name,
            ValueExpression::compile,
            "Value is not a valid JSONPath or a valid intrinsic function call"));
  }

  /** What a rule compares, or compares with. */
  @Nullable Expression comparedPath(String name) {
    return refuseNoPath(name) ? null : path(name);
  }

  /** A path that names one node. */
  @Nullable ReferencePath referencePath(String name) {
    ReferencePath path = oneNode(name);
    if (path != null) {
      fields.scope().readVariables(path.variables(), fields.location().field(name));
    }
    return path;
  }

  private @Nullable ReferencePath oneNode(String name) {
    return refuseNoPath(name) ? null : compile(name, ReferencePath::compile, NO_REFERENCE_PATH);
  }

  /** Whether a text is no path at all; reports that. */
  private boolean refuseNoPath(String name) {
    JsonNode value = fields.value(name);
    boolean isNoPath = value != null && value.isTextual() && !value.textValue().startsWith("$");
    if (isNoPath) {
      fields.problem(name, NO_REFERENCE_PATH + ": Reference path didn't start with '$'");
    }
    return isNoPath;
  }

  private @Nullable Expression noted(String name, @Nullable Expression expression) {
    if (expression != null) {
      fields.scope().readVariables(expression.variables(), fields.location().field(name));
    }
    return expression;
  }

  /** A path that names one node of the data or of a variable, and not of the context object. */
  @Nullable ReferencePath dataReferencePath(String name) {
    ReferencePath path = referencePath(name);
    if (path != null && path.isIntoContext()) {
      fields.problem(name, NO_REFERENCE_PATH);
      return null;
    }
    return path;
  }

  /** The same path as a reference path; null where it is more than that. */
  private static @Nullable ReferencePath reference(String path) {
    try {
      return ReferencePath.compile(path);
    } catch (ExpressionSyntaxException e) {
      return null;
    }
  }

  @Override
  public @Nullable Expression template(String name) {
    JsonNode value = fields.value(name);
    if (value == null) {
      return null;
    }
    Location at = fields.location().field(name);
    return noted(
        name,
        PayloadTemplate.compile(
            value,
            (pointer, message) -> fields.scope().problems().addSchema(message, at.below(pointer))));
  }

  @Override
  public DataFlow dataFlow() {
    return dataFlow(template("Parameters"), template("ResultSelector"), resultPath());
  }

  @Override
  public DataFlow dataFlowWithoutSelector() {
    return dataFlow(template("Parameters"), null, resultPath());
  }

  @Override
  public DataFlow dataFlowWithoutArguments() {
    return dataFlow(null, template("ResultSelector"), resultPath());
  }

  @Override
  public PathDataFlow dataFlowWithoutResult() {
    return dataFlow(null, null, new ResultPath.Replace());
  }

  @Override
  public DataFlow dataFlowOfEnd() {
    return dataFlow(null, null, new ResultPath.Replace(), null);
  }

  @Override
  public DataFlow dataFlowOfFailure() {
    return new PathDataFlow(
        new DataPath.Whole(), null, null, new ResultPath.Replace(), new DataPath.Whole(), null);
  }

  /** For catchers, which place the error output in the state's raw input. */
  DataFlow errorFlow() {
    return new PathDataFlow(
        new DataPath.Whole(),
        null,
        null,
        resultPath(),
        new DataPath.Whole(),
        AssignParser.template(fields));
  }

  @Override
  public @Nullable Computed<String> text(String name) {
    String pathName = name + "Path";
    fields.allowOneOf(name, pathName);
    String text = fields.text(name);
    Expression expression = expression(pathName);
    if (expression != null) {
      return ComputedByPath.text(pathName, expression);
    }
    return text == null ? null : Computed.fixed(text);
  }

  @Override
  public Deadline deadline(String name) {
    String pathName = name + "Path";
    fields.allowOneOf(name, pathName);
    Integer fixed = fields.integer(name, 1, TaskState.MAXIMUM_SECONDS);
    ReferencePath path = referencePath(pathName);
    return path == null
        ? Deadline.of(fixed)
        : new Deadline(fixed, ComputedByPath.deadline(pathName, path, TaskState.MAXIMUM_SECONDS));
  }

  @Override
  public @Nullable Computed<String> role() {
    if (!(fields.value("Credentials") instanceof ObjectNode credentials)) {
      fields.object("Credentials");
      return null;
    }
    if (!credentials.has("RoleArn") && !credentials.has("RoleArn.$")) {
      fields.problem("Credentials", "The field 'RoleArn' is required but was missing");
      return null;
    }
    Expression template = template("Credentials");
    return template == null ? null : ComputedByPath.role(template);
  }

  @Override
  public @Nullable JsonNode argumentTemplate() {
    return fields.peek("Parameters");
  }

  @Override
  public WaitState.End waitEnd() {
    fields.requireOneOf("SecondsPath", "Seconds", "TimestampPath", "Timestamp");
    fields.allowOneOf("SecondsPath", "Seconds", "TimestampPath", "Timestamp");
    Integer seconds = fields.integer("Seconds", 0, TaskState.MAXIMUM_SECONDS);
    ReferencePath secondsPath = referencePath("SecondsPath");
    ReferencePath timestampPath = referencePath("TimestampPath");
    Optional<Instant> time = WaitParser.timestamp(fields);
    if (secondsPath != null) {
      return new WaitState.End.After(ComputedByPath.seconds("SecondsPath", secondsPath));
    } else if (timestampPath != null) {
      return new WaitState.End.At(ComputedByPath.time("TimestampPath", timestampPath));
    } else if (time.isPresent()) {
      return new WaitState.End.At(Computed.fixed(time.get()));
    }
    return new WaitState.End.After(Computed.fixed(seconds == null ? 0 : seconds.longValue()));
  }

  @Override
  public Computed<MapItems> items() {
    Expression path = path("ItemsPath");
    if (path == null) {
      return ComputedByPath.wholeInput();
    }
    ReferencePath reference = reference(path.text());
    return reference == null ? ComputedByPath.items(path) : ComputedByPath.items(reference);
  }

  /** Parameters is the older name. */
  @Override
  public @Nullable Expression itemSelector() {
    fields.allowOneOf("ItemSelector", "Parameters");
    Expression selector = template("ItemSelector");
    Expression parameters = template("Parameters");
    return selector == null ? parameters : selector;
  }

  @Override
  public Computed<Long> maxConcurrency() {
    fields.allowOneOf("MaxConcurrency", "MaxConcurrencyPath");
    Integer fixed = fields.integer("MaxConcurrency", 0, Integer.MAX_VALUE);
    ReferencePath path = dataReferencePath("MaxConcurrencyPath");
    return path == null
        ? Computed.fixed(fixed == null ? 0 : fixed.longValue())
        : ComputedByPath.count("MaxConcurrencyPath", path);
  }

  @Override
  public @Nullable Computed<Long> count(String name, int minimum, int maximum) {
    String pathName = name + "Path";
    fields.allowOneOf(name, pathName);
    Integer fixed = fields.integer(name, minimum, maximum);
    ReferencePath path = dataReferencePath(pathName);
    if (path != null) {
      return ComputedByPath.count(pathName, path);
    }
    return fixed == null ? null : Computed.fixed(fixed.longValue());
  }

  @Override
  public @Nullable Computed<Double> percentage(String name) {
    String pathName = name + "Path";
    fields.allowOneOf(name, pathName);
    Double fixed = fields.number(name, 0.0, 100.0);
    ReferencePath path = dataReferencePath(pathName);
    if (path != null) {
      return ComputedByPath.percentage(name, path);
    }
    return fixed == null ? null : Computed.fixed(fixed);
  }

  private PathDataFlow dataFlow(
      @Nullable Expression arguments, @Nullable Expression selector, ResultPath resultPath) {
    return dataFlow(arguments, selector, resultPath, AssignParser.template(fields));
  }

  private PathDataFlow dataFlow(
      @Nullable Expression arguments,
      @Nullable Expression selector,
      ResultPath resultPath,
      @Nullable Expression assign) {
    return new PathDataFlow(
        dataPath("InputPath"), arguments, selector, resultPath, dataPath("OutputPath"), assign);
  }

  private DataPath dataPath(String name) {
    if (fields.isNull(name)) {
      return new DataPath.Nothing();
    }
    Expression path = path(name);
    return path == null ? new DataPath.Whole() : DataPath.of(path);
  }

  private ResultPath resultPath() {
    if (fields.isNull("ResultPath")) {
      return new ResultPath.Discard();
    }
    ReferencePath path = oneNode("ResultPath");
    if (path != null && (path.isIntoContext() || path.isIntoVariable())) {
      fields.problem("ResultPath", NO_REFERENCE_PATH);
      return new ResultPath.Replace();
    }
    return path == null ? new ResultPath.Replace() : ResultPath.of(path);
  }

  /** Compiles a text. */
  private interface Compiler<T> {
    T compile(String text) throws ExpressionSyntaxException;
  }

  private <T> @Nullable T compile(String name, Compiler<T> compiler, String refusal) {
    String text = fields.text(name);
    if (text == null) {
      return null;
    }
    try {
      return compiler.compile(text);
    } catch (ExpressionSyntaxException e) {
      fields.problem(name, refusal);
      return null;
    }
  }
}
