package dev.newel.asl.parse;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.DataFlow;
import dev.newel.asl.Expression;
import dev.newel.asl.path.ExpressionSyntaxException;
import dev.newel.asl.path.PathExpression;
import dev.newel.asl.path.ReferencePath;
import dev.newel.asl.path.intrinsic.ValueExpression;
import dev.newel.asl.path.template.DataPath;
import dev.newel.asl.path.template.PathDataFlow;
import dev.newel.asl.path.template.PayloadTemplate;
import dev.newel.asl.path.template.ResultPath;
import org.jspecify.annotations.Nullable;

/** The fields of a state that JSONPath has: paths, templates, and the data flow made of them. */
final class PathFields {

  private final Fields fields;

  PathFields(Fields fields) {
    this.fields = fields;
  }

  /** A path into the data ({@code $}) or the context object ({@code $$}). */
  @Nullable Expression path(String name) {
    return compile(name, PathExpression::compile, "Value must be a valid JSONPath.");
  }

  /** A path, or a call of an intrinsic function. */
  @Nullable Expression expression(String name) {
    return compile(
        name,
        ValueExpression::compile,
        "Value is not a valid JSONPath or a valid intrinsic function call");
  }

  /** A path that names one node of the data. */
  @Nullable ReferencePath referencePath(String name) {
    return compile(name, ReferencePath::compile, "Value is not a Reference Path");
  }

  /** A path that names one node of the data, and not of the context object. */
  @Nullable ReferencePath dataReferencePath(String name) {
    ReferencePath path = referencePath(name);
    if (path != null && path.isIntoContext()) {
      fields.problem(name, "Value is not a Reference Path");
      return null;
    }
    return path;
  }

  /** The same path as a reference path; null where it is more than that. */
  static @Nullable ReferencePath reference(String path) {
    try {
      return ReferencePath.compile(path);
    } catch (ExpressionSyntaxException e) {
      return null;
    }
  }

  @Nullable Expression template(String name) {
    JsonNode value = fields.value(name);
    if (value == null) {
      return null;
    }
    Location at = fields.location().field(name);
    return PayloadTemplate.compile(
        value,
        (pointer, message) -> fields.scope().problems().addSchema(message, at.below(pointer)));
  }

  /** For states whose work is given Parameters, and gives a result to select from. */
  DataFlow dataFlow() {
    return dataFlow(template("Parameters"), template("ResultSelector"), resultPath());
  }

  /** For Pass, whose result is not a service's and so is not selected from. */
  DataFlow dataFlowWithoutSelector() {
    return dataFlow(template("Parameters"), null, resultPath());
  }

  /** For Map, whose templates make the input of each item. */
  DataFlow dataFlowWithoutArguments() {
    return dataFlow(null, template("ResultSelector"), resultPath());
  }

  /** For states that have no result. */
  DataFlow dataFlowWithoutResult() {
    return dataFlow(null, null, new ResultPath.Replace());
  }

  /** For catchers, which place the error output in the state's raw input. */
  DataFlow errorFlow() {
    return new PathDataFlow(new DataPath.Whole(), null, null, resultPath(), new DataPath.Whole());
  }

  private DataFlow dataFlow(
      @Nullable Expression arguments, @Nullable Expression selector, ResultPath resultPath) {
    return new PathDataFlow(
        dataPath("InputPath"), arguments, selector, resultPath, dataPath("OutputPath"));
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
    ReferencePath path = dataReferencePath("ResultPath");
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
    if (NotYet.isVariable(text)) {
      fields.problem(name, NotYet.variable(text));
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
