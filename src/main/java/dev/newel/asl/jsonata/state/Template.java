package dev.newel.asl.jsonata.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.asl.Expression;
import dev.newel.asl.data.Scope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The value of {@code Arguments}, {@code Output}, {@code Assign}, {@code Items} or {@code
 * ItemSelector}: JSON in which each text that is marked as an expression stands for its value,
 * however deep.
 */
public final class Template implements Expression {

  /** Reads the texts of a template. */
  @FunctionalInterface
  public interface QueryReader {

    /**
     * The expression in a text; null where it is a text and nothing else.
     *
     * @param path to the text from the field that has the template, as {@code /a[0]}
     */
    @Nullable Query read(String text, String path);
  }

  private final Part root;
  private final JsonNode text;
  private final Set<String> variables;

  private Template(Part root, JsonNode text, Set<String> variables) {
    this.root = root;
    this.text = text;
    this.variables = variables;
  }

  /** Compiles a template. */
  public static Template compile(JsonNode template, QueryReader reader) {
    Set<String> variables = new TreeSet<>();
    Part root = new Compiler(reader, variables).part(template, "");
    return new Template(root, template, variables);
  }

  @Override
  public JsonNode evaluate(JsonNode input, Scope scope) {
    return evaluate(StatesVariable.of(input, scope));
  }

  JsonNode evaluate(StatesVariable states) {
    return root.value(states);
  }

  @Override
  public Set<String> variables() {
    return variables;
  }

  @Override
  public String text() {
    return text.toString();
  }

  /** A part of a template. */
  private sealed interface Part {

    JsonNode value(StatesVariable states);

    /** Without expressions: the very node of the definition. */
    record Constant(JsonNode node) implements Part {
      @Override
      public JsonNode value(StatesVariable states) {
        return node;
      }
    }

    record Computed(Query query) implements Part {
      @Override
      public JsonNode value(StatesVariable states) {
        return query.evaluate(states);
      }
    }

    record Members(Map<String, Part> members) implements Part {
      @Override
      public JsonNode value(StatesVariable states) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        members.forEach((name, part) -> object.set(name, part.value(states)));
        return object;
      }
    }

    record Elements(List<Part> elements) implements Part {
      @Override
      public JsonNode value(StatesVariable states) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode(elements.size());
        elements.forEach(part -> array.add(part.value(states)));
        return array;
      }
    }
  }

  /**
   * Compiles parts. How deep they nest is bounded by what Newel reads as JSON.
   *
   * @param variables gathers what the expressions read
   */
  private record Compiler(QueryReader reader, Set<String> variables) {

    Part part(JsonNode node, String path) {
      if (node.isTextual()) {
        return text(node, path);
      }
      if (node.isObject()) {
        return members(node, path);
      }
      return node.isArray() ? elements(node, path) : new Part.Constant(node);
    }

    private Part text(JsonNode node, String path) {
      Query query = reader.read(node.textValue(), path);
      if (query == null) {
        return new Part.Constant(node);
      }
      variables.addAll(query.variables());
      return new Part.Computed(query);
    }

    private Part members(JsonNode object, String path) {
      Map<String, Part> members = new LinkedHashMap<>();
      object
          .properties()
          .forEach(
              member ->
                  members.put(
                      member.getKey(), part(member.getValue(), path + "/" + member.getKey())));
      return areConstant(List.copyOf(members.values()))
          ? new Part.Constant(object)
          : new Part.Members(members);
    }

    private Part elements(JsonNode array, String path) {
      List<Part> elements = new ArrayList<>(array.size());
      for (int i = 0; i < array.size(); i++) {
        elements.add(part(array.get(i), path + "[" + i + "]"));
      }
      return areConstant(elements) ? new Part.Constant(array) : new Part.Elements(elements);
    }

    private static boolean areConstant(List<Part> parts) {
      return parts.stream().allMatch(part -> part instanceof Part.Constant);
    }
  }
}
