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

  /** A path that names one node. */
  @Nullable ReferencePath referencePath(String name) {
    ReferencePath path = compile(name, ReferencePath::compile, "Value is not a Reference Path");
    if (path != null) {
      fields.scope().readVariables(path.variables(), fields.location().field(name));
    }
    return path;
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
    return noted(
        name,
        PayloadTemplate.compile(
            value,
            (pointer, message) -> fields.scope().problems().addSchema(message, at.below(pointer))));
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
  PathDataFlow dataFlowWithoutResult() {
    return dataFlow(null, null, new ResultPath.Replace());
  }

  /** For Succeed, which assigns nothing. */
  DataFlow dataFlowOfEnd() {
    return dataFlow(null, null, new ResultPath.Replace(), null);
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
    ReferencePath path =
        compile("ResultPath", ReferencePath::compile, "Value is not a Reference Path");
    if (path != null && (path.isIntoContext() || path.isIntoVariable())) {
      fields.problem("ResultPath", "Value is not a Reference Path");
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
