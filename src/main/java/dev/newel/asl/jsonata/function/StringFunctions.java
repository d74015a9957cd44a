package dev.newel.asl.jsonata.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.newel.asl.jsonata.value.ErrorCode;
import dev.newel.asl.jsonata.value.FunctionValue;
import dev.newel.asl.jsonata.value.JsonText;
import dev.newel.asl.jsonata.value.Numbers;
import dev.newel.asl.jsonata.value.Values;
import java.util.List;
import java.util.Locale;

/** Functions on texts, whose characters are code points. */
final class StringFunctions {

  static final List<Builtin> ALL =
      List.of(
          Builtin.of("string", "<x-b?:s>", 1, StringFunctions::string),
          Builtin.of("length", "<s-:n>", 1, StringFunctions::length),
          Builtin.of("substring", "<s-nn?:s>", 3, StringFunctions::substring),
          Builtin.of("substringBefore", "<s-s:s>", 2, StringFunctions::substringBefore),
          Builtin.of("substringAfter", "<s-s:s>", 2, StringFunctions::substringAfter),
          Builtin.of("lowercase", "<s-:s>", 1, StringFunctions::lowercase),
          Builtin.of("uppercase", "<s-:s>", 1, StringFunctions::uppercase),
          Builtin.of("trim", "<s-:s>", 1, StringFunctions::trim),
          Builtin.of("pad", "<s-ns?:s>", 3, StringFunctions::pad),
          Builtin.of("join", "<a<s>s?:s>", 2, StringFunctions::join));

  private StringFunctions() {}

  private static JsonNode string(Call call) {
    JsonNode value = call.get(0);
    if (value.isTextual()) {
      return value;
    }
    if (value instanceof FunctionValue) {
      return Values.text("");
    }
    if (value.isNumber() && !Double.isFinite(value.doubleValue())) {
      throw ErrorCode.D3001.with();
    }
    return Values.text(JsonText.of(value, call.get(1).booleanValue(), call.evaluation()));
  }

  private static JsonNode length(Call call) {
    String text = call.text(0);
    call.evaluation().spend(text.length() >> 3);
    return Numbers.of(text.codePointCount(0, text.length()));
  }

  private static JsonNode substring(Call call) {
    String text = call.text(0);
    call.evaluation().spend(text.length() >> 3);
    int size = text.codePointCount(0, text.length());
    double start = call.number(1);
    if (size + start < 0) {
      start = 0;
    }
    double end = size;
    if (call.has(2)) {
      double length = call.number(2);
      if (length <= 0) {
        return Values.text("");
      }
      end = start >= 0 ? start + length : size + start + length;
    }
    int from = clamp(start, size);
    int to = clamp(end, size);
    if (to <= from) {
      return Values.text("");
    }
    int first = text.offsetByCodePoints(0, from);
    return call.made(text.substring(first, text.offsetByCodePoints(first, to - from)));
  }

  /** A position as JavaScript's slice takes it: without its fraction, negative from the end. */
  private static int clamp(double position, int size) {
    double whole =
        Double.isNaN(position) ? 0 : position < 0 ? Math.ceil(position) : Math.floor(position);
    return (int) (whole < 0 ? Math.max(0, size + whole) : Math.min(size, whole));
  }

  private static JsonNode substringBefore(Call call) {
    String text = call.text(0);
    call.evaluation().spend(text.length());
    int at = text.indexOf(call.text(1));
    return at < 0 ? call.get(0) : call.made(text.substring(0, at));
  }

  private static JsonNode substringAfter(Call call) {
    String text = call.text(0);
    call.evaluation().spend(text.length());
    int at = text.indexOf(call.text(1));
    return at < 0 ? call.get(0) : call.made(text.substring(at + call.text(1).length()));
  }

  private static JsonNode lowercase(Call call) {
    call.evaluation().spend(call.text(0).length());
    return call.made(call.text(0).toLowerCase(Locale.ROOT));
  }

  private static JsonNode uppercase(Call call) {
    call.evaluation().spend(call.text(0).length());
    return call.made(call.text(0).toUpperCase(Locale.ROOT));
  }

  /** Every run of white space becomes one space; none is left at the ends. */
  private static JsonNode trim(Call call) {
    String text = call.text(0);
    call.evaluation().spend(text.length());
    StringBuilder trimmed = new StringBuilder();
    boolean isInSpace = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean isSpace = c == ' ' || c == '\t' || c == '\n' || c == '\r';
      if (!isSpace) {
        trimmed.append(c);
      } else if (!isInSpace) {
        trimmed.append(' ');
      }
      isInSpace = isSpace;
    }
    int end = trimmed.length();
    return Values.text(
        end > 0 && trimmed.charAt(end - 1) == ' '
            ? trimmed.substring(0, end - 1)
            : trimmed.toString());
  }

  /** A negative width pads in front. */
  private static JsonNode pad(Call call) {
    String text = call.text(0);
    double width = call.number(1);
    String filler = call.has(2) && !call.text(2).isEmpty() ? call.text(2) : " ";
    int missing = (int) (Math.abs(width) - text.codePointCount(0, text.length()));
    if (missing <= 0) {
      return call.get(0);
    }
    int fillerSize = filler.codePointCount(0, filler.length());
    int times = missing / fillerSize;
    int rest = filler.offsetByCodePoints(0, missing % fillerSize);
    call.evaluation().makeText(text.length() + (long) times * filler.length() + rest);
    String padding = filler.repeat(times) + filler.substring(0, rest);
    return Values.text(width > 0 ? text + padding : padding + text);
  }

  private static JsonNode join(Call call) {
    ArrayNode texts = call.array(0);
    String separator = call.has(1) ? call.text(1) : "";
    StringBuilder joined = new StringBuilder();
    for (int i = 0; i < texts.size(); i++) {
      String text = texts.get(i).asText();
      call.evaluation().makeText(text.length());
      call.evaluation().checkText((long) joined.length() + separator.length() + text.length());
      joined.append(i == 0 ? "" : separator).append(text);
    }
    return Values.text(joined.toString());
  }
}
