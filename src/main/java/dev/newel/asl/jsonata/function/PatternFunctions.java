package dev.newel.asl.jsonata.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.asl.jsonata.value.ErrorCode;
import dev.newel.asl.jsonata.value.FunctionValue;
import dev.newel.asl.jsonata.value.JsonataException;
import dev.newel.asl.jsonata.value.Sequence;
import dev.newel.asl.jsonata.value.Token;
import dev.newel.asl.jsonata.value.Values;
import java.util.List;

/**
 * Functions that look for something in a text: for a text, or for what a function finds, which a
 * regular expression is and a function of the user's may be.
 */
final class PatternFunctions {

  static final List<Builtin> ALL =
      List.of(
          Builtin.of("contains", "<s-(sf):b>", 2, PatternFunctions::contains),
          Builtin.of("match", "<s-f<s:o>n?:a<o>>", 3, PatternFunctions::match),
          Builtin.of("replace", "<s-(sf)(sf)n?:s>", 4, PatternFunctions::replace),
          Builtin.of("split", "<s-(sf)n?:a<s>>", 3, PatternFunctions::split));

  private PatternFunctions() {}

  private static JsonNode contains(Call call) {
    if (call.get(1) instanceof FunctionValue matcher) {
      return Values.bool(!Values.isUndefined(first(call, matcher)));
    }
    call.evaluation().spend(call.text(0).length());
    return Values.bool(call.text(0).contains(call.text(1)));
  }

  private static JsonNode match(Call call) {
    double limit = limit(call, 2, ErrorCode.D3040);
    ArrayNode found = new Sequence();
    if (limit <= 0) {
      return found;
    }
    JsonNode match = first(call, call.function(1));
    while (!Values.isUndefined(match) && found.size() < limit) {
      ObjectNode description = Values.object();
      copy(match, "match", description, "match");
      copy(match, "start", description, "index");
      copy(match, "groups", description, "groups");
      call.evaluation().keepMember(match.path("match"));
      call.evaluation().add(found, description);
      match = next(call, match);
    }
    return found;
  }

  private static void copy(JsonNode from, String field, ObjectNode to, String name) {
    JsonNode value = from.get(field);
    if (value != null) {
      to.set(name, value);
    }
  }

  /** The most that is wanted; without end if nothing is said. */
  private static double limit(Call call, int argument, ErrorCode negative) {
    if (!call.has(argument)) {
      return Double.POSITIVE_INFINITY;
    }
    double limit = call.number(argument);
    if (limit < 0) {
      throw negative.with();
    }
    return limit;
  }

  private static JsonNode first(Call call, FunctionValue matcher) {
    return checked(call, matcher.apply(call.evaluation(), call.get(0)));
  }

  private static JsonNode next(Call call, JsonNode match) {
    if (match.get("next") instanceof FunctionValue next) {
      return checked(call, next.apply(call.evaluation(), Values.UNDEFINED));
    }
    throw JsonataException.internal("the next match is no function");
  }

  private static JsonNode checked(Call call, JsonNode match) {
    boolean isNothing =
        Values.isUndefined(match) || match.isNull() || (match.isBoolean() && !match.booleanValue());
    if (isNothing) {
      return Values.UNDEFINED;
    }
    boolean isMatch =
        match.path("start").isNumber()
            || match.path("end").isNumber()
            || match.path("groups").isArray()
            || match.get("next") instanceof FunctionValue;
    if (!isMatch) {
      throw ErrorCode.T1010.with(new Token(call.name()));
    }
    return match;
  }

  private static JsonNode split(Call call) {
    double limit = Math.floor(limit(call, 2, ErrorCode.D3020));
    ArrayNode parts = Values.array();
    if (limit <= 0) {
      return parts;
    }
    if (call.get(1) instanceof FunctionValue matcher) {
      splitByMatches(call, matcher, limit, parts);
    } else {
      splitByText(call, limit, parts);
    }
    return parts;
  }

  private static void splitByMatches(
      Call call, FunctionValue matcher, double limit, ArrayNode parts) {
    String text = call.text(0);
    int start = 0;
    JsonNode match = first(call, matcher);
    while (!Values.isUndefined(match) && parts.size() < limit) {
      addPart(call, parts, text, start, match.path("start").asInt());
      start = match.path("end").asInt();
      match = next(call, match);
    }
    if (parts.size() < limit) {
      addPart(call, parts, text, start, text.length());
    }
  }

  private static void splitByText(Call call, double limit, ArrayNode parts) {
    String text = call.text(0);
    String separator = call.text(1);
    call.evaluation().spend(text.length());
    if (separator.isEmpty()) {
      for (int i = 0; i < text.length() && parts.size() < limit; i++) {
        addPart(call, parts, text, i, i + 1);
      }
      return;
    }
    int start = 0;
    int end = text.indexOf(separator);
    while (end >= 0 && parts.size() < limit) {
      addPart(call, parts, text, start, end);
      start = end + separator.length();
      end = text.indexOf(separator, start);
    }
    if (parts.size() < limit) {
      addPart(call, parts, text, start, text.length());
    }
  }

  private static void addPart(Call call, ArrayNode parts, String text, int start, int end) {
    int from = Math.max(0, Math.min(start, text.length()));
    int to = Math.max(from, Math.min(end, text.length()));
    call.evaluation().add(parts, call.made(text.substring(from, to)));
  }

  private static JsonNode replace(Call call) {
    if (call.get(1).isTextual() && call.text(1).isEmpty()) {
      throw ErrorCode.D3010.with();
    }
    double limit = limit(call, 3, ErrorCode.D3011);
    if (limit <= 0) {
      return call.get(0);
    }
    return call.get(1) instanceof FunctionValue matcher
        ? replaceMatches(call, matcher, limit)
        : replaceText(call, limit);
  }

  private static JsonNode replaceText(Call call, double limit) {
    String text = call.text(0);
    String pattern = call.text(1);
    String replacement = call.get(2).isTextual() ? call.text(2) : "";
    call.evaluation().spend(text.length());
    StringBuilder result = new StringBuilder();
    int position = 0;
    int at = text.indexOf(pattern);
    for (int count = 0; at >= 0 && count < limit; count++) {
      append(call, result, text.substring(position, at));
      append(call, result, replacement);
      position = at + pattern.length();
      at = text.indexOf(pattern, position);
    }
    append(call, result, text.substring(position));
    return Values.text(result.toString());
  }

  private static JsonNode replaceMatches(Call call, FunctionValue matcher, double limit) {
    String text = call.text(0);
    StringBuilder result = new StringBuilder();
    int position = 0;
    JsonNode match = first(call, matcher);
    for (int count = 0; !Values.isUndefined(match) && count < limit; count++) {
      int start = Math.max(position, Math.min(match.path("start").asInt(), text.length()));
      append(call, result, text.substring(position, start));
      append(call, result, replacement(call, match));
      position = Math.min(start + match.path("match").asText().length(), text.length());
      match = next(call, match);
    }
    append(call, result, text.substring(position));
    return Values.text(result.toString());
  }

  private static void append(Call call, StringBuilder result, String text) {
    call.evaluation().makeText(text.length());
    call.evaluation().checkText((long) result.length() + text.length());
    result.append(text);
  }

  private static String replacement(Call call, JsonNode match) {
    if (!(call.get(2) instanceof FunctionValue replacer)) {
      return Substitution.of(call.text(2), match, call.evaluation());
    }
    JsonNode replacement = replacer.apply(call.evaluation(), match);
    if (!replacement.isTextual()) {
      throw ErrorCode.D3012.with();
    }
    return replacement.textValue();
  }
}
