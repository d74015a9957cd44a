package dev.newel.asl.path.template;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.Expression;
import dev.newel.asl.data.Scope;
import dev.newel.asl.data.StateException;
import dev.newel.asl.path.Budget;
import java.util.Set;

/**
 * The value of {@code Parameters}, {@code ResultSelector}, {@code ItemSelector} or {@code Assign}:
 * JSON in which each field whose name ends in {@code .$} stands for the value of its expression,
 * however deep.
 *
 * @see <a href="https://states-language.net/spec.html#payload-template">States Language, payload
 *     templates</a>
 */
public final class PayloadTemplate implements Expression {

  private final TemplateNode root;
  private final JsonNode template;

  private PayloadTemplate(TemplateNode root, JsonNode template) {
    this.root = root;
    this.template = template;
  }

  /** Where a template's problems go. */
  @FunctionalInterface
  public interface ProblemSink {
    /**
     * Takes a problem.
     *
     * @param relativePointer JSON Pointer of the object that holds the field, from the template
     */
    void problem(String relativePointer, String message);
  }

  /**
   * Compiles a template, reporting each field whose value is not an expression. A template with
   * problems may be applied to nothing.
   */
  public static PayloadTemplate compile(JsonNode template, ProblemSink problems) {
    return new PayloadTemplate(new TemplateCompiler(problems).compile(template), template);
  }

  /**
   * The template's value. One without expressions is its own constant node.
   *
   * @throws StateException as any expression in it, with the field named
   */
  @Override
  public JsonNode evaluate(JsonNode input, Scope scope) {
    return root.apply(input, scope, new Budget(root.pathCount(), scope.allowance()));
  }

  @Override
  public Set<String> variables() {
    return root.variables();
  }

  @Override
  public String text() {
    return template.toString();
  }
}
