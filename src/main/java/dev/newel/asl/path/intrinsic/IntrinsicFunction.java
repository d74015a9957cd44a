package dev.newel.asl.path.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An intrinsic function.
 *
 * @see <a href="https://states-language.net/spec.html#appendix-b">States Language, appendix B</a>
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html">
 *     Intrinsic functions, with AWS's limits</a>
 */
record IntrinsicFunction(
    String name, int minArguments, int maxArguments, Function<Arguments, JsonNode> body) {

  private static final Map<String, IntrinsicFunction> ALL =
      Stream.of(
              ArrayFunctions.ALL,
              JsonFunctions.ALL,
              EncodingFunctions.ALL,
              MathFunctions.ALL,
              StringFunctions.ALL)
          .flatMap(family -> family.stream())
          .collect(Collectors.toUnmodifiableMap(IntrinsicFunction::name, function -> function));

  static IntrinsicFunction of(String name, int arguments, Function<Arguments, JsonNode> body) {
    return new IntrinsicFunction(name, arguments, arguments, body);
  }

  static @Nullable IntrinsicFunction named(String name) {
    return ALL.get(name);
  }

  boolean takes(int arguments) {
    return arguments >= minArguments && arguments <= maxArguments;
  }
}
