package dev.newel.asl.path.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.BitSet;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Intrinsic functions that make strings. */
final class StringFunctions {

  static final List<IntrinsicFunction> ALL =
      List.of(
          new IntrinsicFunction("States.Format", 1, Integer.MAX_VALUE, StringFunctions::format),
          IntrinsicFunction.of("States.StringSplit", 2, StringFunctions::split),
          IntrinsicFunction.of("States.UUID", 0, StringFunctions::uuid));

  private static JsonNode format(Arguments arguments) {
    return TextNode.valueOf(arguments.format(0).fill(arguments));
  }

  /** Each character of the second argument is a delimiter, and AWS leaves empty parts out. */
  private static JsonNode split(Arguments arguments) {
    ArrayNode parts = JsonNodeFactory.instance.arrayNode();
    String text = arguments.string(0);
    arguments.budget().spend(text.length());
    BitSet delimiters = new BitSet();
    arguments.string(1).chars().forEach(delimiters::set);
    int start = 0;
    for (int end = 0; end <= text.length(); end++) {
      if (end == text.length() || delimiters.get(text.charAt(end))) {
        if (end > start) {
          parts.add(text.substring(start, end));
        }
        start = end + 1;
      }
    }
    return parts;
  }

  /** Version 4, as AWS's. */
  private static JsonNode uuid(Arguments arguments) {
    RandomGenerator random = arguments.random();
    long high = (random.nextLong() & ~0xF000L) | 0x4000L;
    long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return TextNode.valueOf(new UUID(high, low).toString());
  }

  private StringFunctions() {}
}
