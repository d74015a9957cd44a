package dev.newel.asl.path.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/** Intrinsic functions on numbers; all take integers in the range of an int. */
final class MathFunctions {

  static final List<IntrinsicFunction> ALL =
      List.of(
          new IntrinsicFunction("States.MathRandom", 2, 3, MathFunctions::random),
          IntrinsicFunction.of("States.MathAdd", 2, MathFunctions::add));

  /** The start is included, the end is not. A seed gives the number that it gives on AWS. */
  private static JsonNode random(Arguments arguments) {
    int start = arguments.integer(0);
    int end = arguments.integer(1);
    if (start >= end) {
      throw arguments.invalid();
    }
    RandomGenerator source =
        arguments.count() == 3 ? new Random(arguments.integer(2)) : arguments.random();
    return Numbers.node(source.nextInt(start, end));
  }

  private static JsonNode add(Arguments arguments) {
    return Numbers.node((long) arguments.integer(0) + arguments.integer(1));
  }

  private MathFunctions() {}
}
