package dev.newel.asl.jsonata.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.newel.asl.jsonata.picture.IntegerPicture;
import dev.newel.asl.jsonata.picture.NumberPicture;
import dev.newel.asl.jsonata.picture.Rounding;
import dev.newel.asl.jsonata.value.ErrorCode;
import dev.newel.asl.jsonata.value.Numbers;
import dev.newel.asl.jsonata.value.Values;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.regex.Pattern;

/** Functions on numbers, one by one and many together. */
final class NumberFunctions {

  static final List<Builtin> ALL =
      List.of(
          Builtin.of("sum", "<a<n>:n>", 1, call -> Numbers.of(fold(call, 0, Double::sum))),
          Builtin.of("max", "<a<n>:n>", 1, call -> best(call, Math::max)),
          Builtin.of("min", "<a<n>:n>", 1, call -> best(call, Math::min)),
          Builtin.of("average", "<a<n>:n>", 1, NumberFunctions::average),
          Builtin.of("abs", "<n-:n>", 1, call -> apply(call, Math::abs)),
          Builtin.of("floor", "<n-:n>", 1, call -> apply(call, Math::floor)),
          Builtin.of("ceil", "<n-:n>", 1, call -> apply(call, Math::ceil)),
          Builtin.of("round", "<n-n?:n>", 2, NumberFunctions::round),
          Builtin.of("sqrt", "<n-:n>", 1, NumberFunctions::sqrt),
          Builtin.of("power", "<n-n:n>", 2, NumberFunctions::power),
          Builtin.of("number", "<(nsb)-:n>", 1, NumberFunctions::number),
          Builtin.of("formatBase", "<n-n?:s>", 2, NumberFunctions::formatBase),
          Builtin.of("formatNumber", "<n-so?:s>", 3, NumberFunctions::formatNumber),
          Builtin.of("formatInteger", "<n-s:s>", 2, NumberFunctions::formatInteger),
          Builtin.of("parseInteger", "<s-s:n>", 2, NumberFunctions::parseInteger));

  private static final Pattern DECIMAL =
      Pattern.compile("-?[0-9]++(?:\\.[0-9]++)?(?:[Ee][-+]?[0-9]++)?");

  private static final int LONGEST_NUMBER = 1_000;
  private static final int MIN_RADIX = 2;
  private static final int MAX_RADIX = 36;

  private NumberFunctions() {}

  private static double fold(Call call, double start, DoubleBinaryOperator operator) {
    ArrayNode numbers = call.array(0);
    call.evaluation().spend(numbers.size());
    double result = start;
    for (JsonNode number : numbers) {
      result = operator.applyAsDouble(result, number.doubleValue());
    }
    return result;
  }

  private static JsonNode best(Call call, DoubleBinaryOperator better) {
    ArrayNode numbers = call.array(0);
    return numbers.isEmpty()
        ? Values.UNDEFINED
        : Numbers.of(fold(call, numbers.get(0).doubleValue(), better));
  }

  private static JsonNode average(Call call) {
    int count = call.array(0).size();
    return count == 0 ? Values.UNDEFINED : Numbers.of(fold(call, 0, Double::sum) / count);
  }

  private static JsonNode apply(Call call, DoubleUnaryOperator operator) {
    return Numbers.of(operator.applyAsDouble(call.number(0)));
  }

  private static JsonNode round(Call call) {
    int precision = call.has(1) ? (int) call.number(1) : 0;
    return Numbers.of(Rounding.halfToEven(call.number(0), precision));
  }

  private static JsonNode sqrt(Call call) {
    if (call.number(0) < 0) {
      throw ErrorCode.D3060.with(call.get(0));
    }
    return apply(call, Math::sqrt);
  }

  private static JsonNode power(Call call) {
    double result = Math.pow(call.number(0), call.number(1));
    if (!Double.isFinite(result)) {
      throw ErrorCode.D3061.with(call.get(0), call.get(1));
    }
    return Numbers.of(result);
  }

  private static JsonNode number(Call call) {
    JsonNode value = call.get(0);
    if (value.isNumber()) {
      return value;
    }
    if (value.isBoolean()) {
      return Numbers.of(value.booleanValue() ? 1 : 0);
    }
    String text = value.textValue();
    if (text.length() <= LONGEST_NUMBER) {
      if (DECIMAL.matcher(text).matches() && Double.isFinite(Double.parseDouble(text))) {
        return Numbers.of(Double.parseDouble(text));
      }
      BigInteger integer = otherBase(text);
      if (integer != null) {
        return Numbers.of(integer.doubleValue());
      }
    }
    throw ErrorCode.D3030.with(value);
  }

  private static @org.jspecify.annotations.Nullable BigInteger otherBase(String text) {
    if (text.matches("0[xX][0-9A-Fa-f]+")) {
      return new BigInteger(text.substring(2), 16);
    }
    if (text.matches("0[oO][0-7]+")) {
      return new BigInteger(text.substring(2), 8);
    }
    return text.matches("0[bB][01]+") ? new BigInteger(text.substring(2), 2) : null;
  }

  private static JsonNode formatBase(Call call) {
    double value = Rounding.halfToEven(call.number(0), 0);
    double radix = call.has(1) ? Rounding.halfToEven(call.number(1), 0) : 10;
    if (radix < MIN_RADIX || radix > MAX_RADIX) {
      throw ErrorCode.D3100.with(Numbers.of(radix));
    }
    return Values.text(
        radix == 10
            ? Numbers.shortest(value)
            : new BigDecimal(value).toBigInteger().toString((int) radix));
  }

  private static JsonNode formatNumber(Call call) {
    call.evaluation().spend(10L * call.text(1).length());
    return call.made(
        NumberPicture.format(call.number(0), call.text(1), call.get(2), call.evaluation()));
  }

  private static JsonNode formatInteger(Call call) {
    call.evaluation().spend(10L * call.text(1).length());
    IntegerPicture picture = IntegerPicture.parse(call.text(1));
    return call.made(picture.format(Math.floor(call.number(0)), call.evaluation()));
  }

  private static JsonNode parseInteger(Call call) {
    call.evaluation().spend(10L * (call.text(0).length() + call.text(1).length()));
    return Numbers.of(IntegerPicture.parse(call.text(1)).read(call.text(0)));
  }
}
