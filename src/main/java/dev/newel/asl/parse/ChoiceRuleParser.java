package dev.newel.asl.parse;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.Expression;
import dev.newel.asl.choice.ChoiceRule;
import dev.newel.asl.choice.Comparand;
import dev.newel.asl.choice.Operator;
import dev.newel.asl.choice.Order;
import dev.newel.asl.choice.StringPattern;
import dev.newel.asl.data.Timestamp;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads Choice rules and compiles their operators.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html">Choice</a>
 */
final class ChoiceRuleParser {

  /** Stands in for a rule that is wrong; such a definition is refused. */
  private static final ChoiceRule NONE = new ChoiceRule.Or(List.of());

  /** A rule in a rule costs a thread a kilobyte of its stack, and some have no more than 256. */
  private static final int MAXIMUM_NESTING = 100;

  private static final List<String> COMPOSITES = List.of("And", "Or", "Not");

  /** What a rule may be, in either language. */
  private static final List<String> KINDS = List.of("And", "Or", "Not", "Variable", "Condition");

  /** Reads an operator's field. */
  private interface OperatorReader {
    /** Null where the field is wrong. */
    @Nullable ChoiceRule read(Expression variable, Fields fields, String field);
  }

  private static final Map<String, OperatorReader> OPERATORS = operators();

  /** The operators in the order in which AWS lists them. */
  static final List<String> LISTED =
      List.of(
          "StringEquals",
          "IsBoolean",
          "StringLessThan",
          "IsNumeric",
          "BooleanEquals",
          "StringLessThanEqualsPath",
          "NumericLessThan",
          "NumericGreaterThan",
          "NumericLessThanPath",
          "StringMatches",
          "TimestampLessThanEqualsPath",
          "NumericEquals",
          "TimestampGreaterThan",
          "StringGreaterThanEqualsPath",
          "TimestampGreaterThanEqualsPath",
          "TimestampLessThanEquals",
          "NumericLessThanEqualsPath",
          "TimestampEquals",
          "BooleanEqualsPath",
          "IsTimestamp",
          "StringLessThanEquals",
          "NumericLessThanEquals",
          "StringLessThanPath",
          "TimestampGreaterThanPath",
          "StringGreaterThan",
          "StringGreaterThanPath",
          "IsString",
          "StringEqualsPath",
          "TimestampEqualsPath",
          "TimestampLessThan",
          "StringGreaterThanEquals",
          "NumericGreaterThanPath",
          "NumericGreaterThanEquals",
          "NumericEqualsPath",
          "TimestampLessThanPath",
          "IsNull",
          "IsPresent",
          "TimestampGreaterThanEquals",
          "NumericGreaterThanEqualsPath");

  private ChoiceRuleParser() {}

  /** Takes note of what a rule compares with where it cannot be. */
  static void ignore(Fields fields) {
    OPERATORS.keySet().forEach(fields::value);
  }

  /** A rule, of Choices or inside another; Next is the caller's. */
  static ChoiceRule parse(Fields fields) {
    return parse(fields, 0);
  }

  private static ChoiceRule parse(Fields fields, int nesting) {
    if (fields.refuseDepth(nesting, MAXIMUM_NESTING)) {
      return NONE;
    }
    fields.text("Comment");
    ChoiceRule rule = refuseOtherThanOne(fields) ? NONE : parseOne(fields, nesting + 1);
    fields.refuseOthers();
    return rule;
  }

  /** Whether it is none of the kinds of rules, or more than one; reports that. */
  static boolean refuseOtherThanOne(Fields fields) {
    if (KINDS.stream().filter(kind -> fields.peek(kind) != null).count() == 1) {
      return false;
    }
    fields.problem("The object must have only one of the following fields, " + KINDS);
    ignore(fields);
    KINDS.forEach(fields::value);
    return true;
  }

  private static ChoiceRule parseOne(Fields fields, int nesting) {
    return COMPOSITES.stream()
        .filter(fields::has)
        .findAny()
        .map(composite -> composite(composite, fields, nesting))
        .orElseGet(() -> test(fields));
  }

  private static ChoiceRule composite(String name, Fields fields, int nesting) {
    if (name.equals("Not")) {
      Fields rule = fields.object(name);
      return rule == null ? NONE : new ChoiceRule.Not(parse(rule, nesting));
    }
    fields.refuseEmpty(name);
    List<ChoiceRule> rules = new ArrayList<>();
    for (Fields rule : fields.objects(name)) {
      rules.add(parse(rule, nesting));
    }
    return name.equals("And")
        ? new ChoiceRule.And(List.copyOf(rules))
        : new ChoiceRule.Or(List.copyOf(rules));
  }

  private static ChoiceRule test(Fields fields) {
    List<String> operators = fields.names().stream().filter(OPERATORS::containsKey).toList();
    Expression variable = new PathFields(fields).comparedPath("Variable");
    if (operators.isEmpty()) {
      if (fields.has("Variable")) {
        fields.hasNoneOf(LISTED);
      }
      return NONE; // else it is a condition, of the other language
    }
    operators.forEach(fields::value);
    if (operators.size() > 1) {
      fields.hasSeveralOf(LISTED);
    }
    ChoiceRule rule = null;
    for (String name : operators) {
      OperatorReader operator = OPERATORS.get(name);
      if (operator != null && variable != null) {
        rule = operator.read(variable, fields, name);
      }
    }
    return rule == null ? NONE : rule;
  }

  private static Map<String, OperatorReader> operators() {
    Map<String, OperatorReader> operators = new LinkedHashMap<>();
    Comparand.ALL.forEach(type -> addComparisons(type, operators));
    operators.put("IsPresent", ChoiceRuleParser::isPresent);
    operators.put("StringMatches", ChoiceRuleParser::matches);
    operators.put("IsNull", is(JsonNode::isNull));
    operators.put("IsNumeric", is(JsonNode::isNumber));
    operators.put("IsString", is(JsonNode::isTextual));
    operators.put("IsBoolean", is(JsonNode::isBoolean));
    operators.put("IsTimestamp", is(value -> Timestamp.of(value).isPresent()));
    return Map.copyOf(operators);
  }

  private static <T extends Comparable<T>> void addComparisons(
      Comparand<T> type, Map<String, OperatorReader> operators) {
    for (Order order : type.orders()) {
      String name = type.prefix() + order.suffix();
      operators.put(name, compares(type, order));
      operators.put(name + "Path", comparesPath(type, order));
    }
  }

  private static <T extends Comparable<T>> OperatorReader compares(Comparand<T> type, Order order) {
    return (variable, fields, field) -> {
      JsonNode value = fields.value(field);
      Optional<T> operand = Optional.ofNullable(value).flatMap(type::of);
      if (operand.isEmpty()) {
        fields.problem(field, "Expected value of type " + type.kind());
        return null;
      }
      return new ChoiceRule.Test(variable, new Operator.Compares<>(type, order, operand.get()));
    };
  }

  private static <T extends Comparable<T>> OperatorReader comparesPath(
      Comparand<T> type, Order order) {
    return (variable, fields, field) -> {
      Expression operand = new PathFields(fields).comparedPath(field);
      return operand == null
          ? null
          : new ChoiceRule.Test(variable, new Operator.ComparesPath<>(type, order, operand));
    };
  }

  private static @Nullable ChoiceRule matches(Expression variable, Fields fields, String field) {
    String pattern = fields.text(field);
    return pattern == null
        ? null
        : new ChoiceRule.Test(variable, new Operator.Matches(StringPattern.compile(pattern)));
  }

  private static @Nullable ChoiceRule isPresent(Expression variable, Fields fields, String field) {
    Boolean expected = fields.flag(field);
    return expected == null ? null : new ChoiceRule.Present(variable, expected);
  }

  private static OperatorReader is(Predicate<JsonNode> kind) {
    return (variable, fields, field) -> {
      Boolean expected = fields.flag(field);
      return expected == null
          ? null
          : new ChoiceRule.Test(variable, new Operator.Is(kind, expected));
    };
  }
}
