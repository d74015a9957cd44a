package dev.newel.asl.path.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.path.Budget;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The first argument of {@code States.Format}: texts with a place, {@code {}}, between each two of
 * them. A brace that is escaped, or stands alone, is text.
 */
public final class Format {

  private static final String UNMATCHED = "Invalid template in States.Format: ";

  private final List<String> texts;

  private Format(List<String> texts) {
    this.texts = List.copyOf(texts);
  }

  /**
   * Takes a format apart.
   *
   * @throws dev.newel.asl.data.StateException if a brace stands alone; AWS has no escape that helps
   */
  static Format of(String format, Arguments arguments) {
    List<String> texts = new ArrayList<>();
    int from = 0;
    for (int at = 0; at < format.length(); at++) {
      char c = format.charAt(at);
      if (c == '}') {
        throw arguments.refused(UNMATCHED + "matching '{' not found for '}'.");
      } else if (c == '{') {
        if (!format.startsWith("{}", at)) {
          throw arguments.refused(UNMATCHED + "matching '}' not found for '{'.");
        }
        texts.add(format.substring(from, at));
        at++;
        from = at + 1;
      }
    }
    texts.add(format.substring(from));
    return new Format(texts);
  }

  /** The text with the arguments after the first in its places. */
  String fill(Arguments arguments) {
    if (texts.size() != arguments.count()) {
      throw arguments.invalid();
    }
    Budget budget = arguments.budget();
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < texts.size(); i++) {
      if (i > 0) {
        write(arguments.node(i), out, budget);
      }
      budget.spend(texts.get(i).length());
      out.append(texts.get(i));
    }
    return out.toString();
  }

  /** Strings stand as they are, and AWS writes objects and arrays as Java's collections do. */
  private static void write(JsonNode node, StringBuilder out, Budget budget) {
    switch (node.getNodeType()) {
      case OBJECT -> writeObject(node, out, budget);
      case ARRAY -> writeArray(node, out, budget);
      default -> {
        String text = node.asText();
        budget.spend(1L + text.length());
        out.append(text);
      }
    }
  }

  private static void writeObject(JsonNode node, StringBuilder out, Budget budget) {
    String separator = "{";
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      budget.spend(3L + field.getKey().length());
      out.append(separator).append(field.getKey()).append('=');
      write(field.getValue(), out, budget);
      separator = ", ";
    }
    out.append(node.isEmpty() ? "{}" : "}");
  }

  private static void writeArray(JsonNode node, StringBuilder out, Budget budget) {
    String separator = "[";
    for (JsonNode element : node) {
      budget.spend(2);
      out.append(separator);
      write(element, out, budget);
      separator = ", ";
    }
    out.append(node.isEmpty() ? "[]" : "]");
  }
}
