package dev.newel.asl.path.template;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.Expression;
import dev.newel.asl.path.ExpressionSyntaxException;
import dev.newel.asl.path.PathExpression;
import dev.newel.asl.path.intrinsic.IntrinsicCall;
import dev.newel.asl.path.intrinsic.ValueExpression;
import dev.newel.asl.path.template.PayloadTemplate.ProblemSink;
import dev.newel.asl.path.template.TemplateNode.CallField;
import dev.newel.asl.path.template.TemplateNode.Constant;
import dev.newel.asl.path.template.TemplateNode.Elements;
import dev.newel.asl.path.template.TemplateNode.Member;
import dev.newel.asl.path.template.TemplateNode.Members;
import dev.newel.asl.path.template.TemplateNode.PathField;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Compiles a payload template; whatever has no expression in it stays the definition's own node.
 */
final class TemplateCompiler {

  private static final String SUFFIX = ".$";

  /** Far beyond what anyone writes; compiling and applying recurse over it. */
  private static final int MAX_DEPTH = 200;

  private final ProblemSink problems;

  TemplateCompiler(ProblemSink problems) {
    this.problems = problems;
  }

  TemplateNode compile(JsonNode template) {
    return compile(template, "", 0);
  }

  private TemplateNode compile(JsonNode node, String pointer, int depth) {
    if (!node.isContainerNode()) {
      return new Constant(node);
    }
    if (depth > MAX_DEPTH) {
      problems.problem(pointer, "The payload template is nested too deeply");
      return new Constant(node);
    }
    return node.isObject() ? members(node, pointer, depth) : elements(node, pointer, depth);
  }

  /**
   * Of {@code x} and {@code x.$} the later one counts: the States Language has the suffix stripped
   * and says no more, which leaves two fields of one name, of which readers of JSON keep the last.
   * What AWS does with it, nobody has said in public.
   */
  private TemplateNode members(JsonNode object, String pointer, int depth) {
    List<Member> members = new ArrayList<>(object.size());
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      String name = field.getKey();
      if (name.endsWith(SUFFIX)) {
        String target = name.substring(0, name.length() - SUFFIX.length());
        members.add(new Member(target, expression(name, field.getValue(), pointer)));
      } else {
        String below = pointer + "/" + escape(name);
        members.add(new Member(name, compile(field.getValue(), below, depth + 1)));
      }
    }
    List<TemplateNode> values = members.stream().map(Member::value).toList();
    return isConstant(values)
        ? new Constant(object)
        : new Members(List.copyOf(members), pathCount(values));
  }

  private TemplateNode elements(JsonNode array, String pointer, int depth) {
    List<TemplateNode> elements = new ArrayList<>(array.size());
    for (int i = 0; i < array.size(); i++) {
      elements.add(compile(array.get(i), pointer + "/" + i, depth + 1));
    }
    return isConstant(elements)
        ? new Constant(array)
        : new Elements(List.copyOf(elements), pathCount(elements));
  }

  private TemplateNode expression(String field, JsonNode value, String pointer) {
    // what is not a string has no text; like that of a string, AWS refuses it without a reason
    try {
      String text = value.isTextual() ? value.textValue() : "";
      Expression expression = ValueExpression.compile(text);
      return expression instanceof PathExpression path
          ? new PathField(field, path)
          : new CallField((IntrinsicCall) expression);
    } catch (ExpressionSyntaxException e) {
      problems.problem(
          pointer,
          "The value for the field '%s' must be a valid JSONPath or a valid intrinsic function call"
              .formatted(field));
      return new Constant(value);
    }
  }

  private static boolean isConstant(List<TemplateNode> parts) {
    return parts.stream().allMatch(part -> part instanceof Constant);
  }

  private static int pathCount(List<TemplateNode> parts) {
    return parts.stream().mapToInt(TemplateNode::pathCount).sum();
  }

  private static String escape(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
