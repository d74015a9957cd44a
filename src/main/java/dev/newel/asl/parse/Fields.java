package dev.newel.asl.parse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.asl.parse.check.Location;
import dev.newel.asl.parse.check.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object of a definition while it is parsed: reads typed fields, and reports what is wrong
 * with them in AWS's words. A field that is absent or wrong reads as null (or as empty), so that
 * parsing goes on and finds the other problems too.
 *
 * <p>Each field that is asked for counts as known; {@link #refuseOthers()} then finds the rest.
 */
public final class Fields {

  /** In fields and indexes; parsing and running recurse, and threads' stacks are small. */
  private static final int MAXIMUM_DEPTH = 300;

  private final ObjectNode node;
  private final Location location;
  private final ParseScope scope;
  private final Set<String> known = new HashSet<>();

  Fields(ObjectNode node, Location location, ParseScope scope) {
    this.node = node;
    this.location = location;
    this.scope = scope;
  }

  Location location() {
    return location;
  }

  ParseScope scope() {
    return scope;
  }

  /** The same object, with what it finds going to another scope. */
  Fields inScope(ParseScope other) {
    return new Fields(node, location, other);
  }

  /** Whether the state that it is, or stands in, is in JSONata. */
  boolean usesJsonata() {
    return scope.language() == QueryLanguage.JSONATA;
  }

  List<String> names() {
    List<String> names = new ArrayList<>(node.size());
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  boolean isEmpty() {
    return node.isEmpty();
  }

  boolean has(String name) {
    return value(name) != null;
  }

  /** Present with JSON null as its value, which discards data where a path is expected. */
  boolean isNull(String name) {
    JsonNode value = value(name);
    return value != null && value.isNull();
  }

  @Nullable JsonNode value(String name) {
    known.add(name);
    return node.get(name);
  }

  /** The value of a field that does not count as known for that. */
  @Nullable JsonNode peek(String name) {
    return node.get(name);
  }

  /** Reports all absent ones together, as AWS does. */
  void require(String... names) {
    List<String> missing = Arrays.stream(names).filter(name -> !has(name)).toList();
    if (!missing.isEmpty()) {
      problem("These fields are required: " + missing);
    }
  }

  void requireOneOf(String... names) {
    if (Arrays.stream(names).noneMatch(this::has)) {
      hasNoneOf(List.of(names));
    }
  }

  /** Reports that one of some fields should be there. */
  void hasNoneOf(List<String> names) {
    problem("This object should have only one of the following fields: " + names);
  }

  void allowOneOf(String... names) {
    if (Arrays.stream(names).filter(this::has).count() > 1) {
      hasSeveralOf(List.of(names));
    }
  }

  /** Reports that no more than one of some fields should be there. */
  void hasSeveralOf(List<String> names) {
    problem("There should only be one of the following fields: " + names);
  }

  @Nullable String text(String name) {
    JsonNode value = value(name);
    if (value != null && !value.isTextual()) {
      expected("String", name);
      return null;
    }
    return value == null ? null : value.textValue();
  }

  /** One of a fixed set of words. */
  @Nullable String word(String name, List<String> words) {
    String text = text(name);
    if (text != null && !words.contains(text)) {
      problem(name, "The field '" + name + "' should have one of these values: " + words);
      return null;
    }
    return text;
  }

  @Nullable Integer integer(String name, int minimum, int maximum) {
    JsonNode value = value(name);
    if (value == null) {
      return null;
    }
    if (!value.isIntegralNumber()) {
      expected("Integer", name);
      return null;
    }
    BigDecimal number = value.decimalValue();
    if (number.compareTo(BigDecimal.valueOf(minimum)) < 0) {
      problem(name, "Minimum value is " + minimum);
      return null;
    }
    if (number.compareTo(BigDecimal.valueOf(maximum)) > 0) {
      problem(name, "Maximum value is " + maximum);
      return null;
    }
    return value.intValue();
  }

  @Nullable Double number(String name, double minimum) {
    return number(name, minimum, Double.MAX_VALUE);
  }

  @Nullable Double number(String name, double minimum, double maximum) {
    JsonNode value = value(name);
    if (value == null) {
      return null;
    }
    if (!value.isNumber()) {
      expected("Number", name);
      return null;
    }
    if (value.doubleValue() < minimum) {
      problem(name, "Minimum value is " + minimum);
      return null;
    }
    if (value.doubleValue() > maximum) {
      problem(name, "Maximum value is " + maximum);
      return null;
    }
    return value.doubleValue();
  }

  @Nullable Boolean flag(String name) {
    JsonNode value = value(name);
    if (value != null && !value.isBoolean()) {
      expected("Boolean", name);
      return null;
    }
    return value == null ? null : value.booleanValue();
  }

  /** The name of a state to go to, which must be one of the same flow. */
  @Nullable String target(String name) {
    String state = text(name);
    if (state != null) {
      scope.targets().add(new ParseScope.Target(state, location.field(name)));
    }
    return state;
  }

  @Nullable Fields object(String name) {
    JsonNode value = value(name);
    if (value instanceof ObjectNode object) {
      return new Fields(object, location.field(name), scope);
    }
    if (value != null) {
      expected("Object", name);
    }
    return null;
  }

  /** The objects of an array. */
  List<Fields> objects(String name) {
    List<Fields> objects = new ArrayList<>();
    JsonNode array = array(name);
    for (int i = 0; array != null && i < array.size(); i++) {
      Location at = location.field(name).index(i);
      if (array.get(i) instanceof ObjectNode object) {
        objects.add(new Fields(object, at, scope));
      } else {
        report("Expected value of type Object", at);
      }
    }
    return objects;
  }

  /** The strings of an array. */
  List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    JsonNode array = array(name);
    for (int i = 0; array != null && i < array.size(); i++) {
      if (array.get(i).isTextual()) {
        texts.add(array.get(i).textValue());
      } else {
        report("Expected value of type String", location.field(name).index(i));
      }
    }
    return texts;
  }

  void refuseEmpty(String name) {
    JsonNode value = value(name);
    if (value != null && value.isArray() && value.isEmpty()) {
      problem(name, "Value cannot be empty");
    }
  }

  /** Whether it stands too deep to look inside; reports that. */
  boolean refuseDepth() {
    return refuseDepth(location.depth() > MAXIMUM_DEPTH);
  }

  /** The same for what has a bound of its own besides. */
  boolean refuseDepth(int nesting, int maximum) {
    return refuseDepth(nesting > maximum || location.depth() > MAXIMUM_DEPTH);
  }

  private boolean refuseDepth(boolean isTooDeep) {
    if (!isTooDeep) {
      return false;
    }
    scope
        .problems()
        .add(Problem.Code.TOO_DEEPLY_NESTED, "The states are too deeply nested", location);
    return true;
  }

  /** Reports each field that nothing has asked for. */
  void refuseOthers() {
    for (String name : names()) {
      if (!known.contains(name)) {
        problem(refusal(name));
      }
    }
  }

  private String refusal(String name) {
    return scope.language().isForeign(name)
        ? scope.language().refusal(name)
        : "Field '" + name + "' is not supported";
  }

  /** A problem of the object as a whole. */
  void problem(String message) {
    report(message, location);
  }

  /** A problem of one of its fields. */
  void problem(String field, String message) {
    report(message, location.field(field));
  }

  private void expected(String type, String field) {
    problem(field, "Expected value of type " + type);
  }

  private @Nullable JsonNode array(String name) {
    JsonNode value = value(name);
    if (value != null && !value.isArray()) {
      expected("Array", name);
      return null;
    }
    return value;
  }

  private void report(String message, Location at) {
    scope.problems().addSchema(message, at);
  }
}
