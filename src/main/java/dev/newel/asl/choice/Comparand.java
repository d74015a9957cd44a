package dev.newel.asl.choice;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.data.Timestamp;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A type of values that Choice rules compare. A value of another type never compares as true.
 *
 * @param prefix the beginning of the names of its operators: {@code String} of {@code
 *     StringLessThan}
 * @param kind what the operand of a definition has to be, in AWS's words
 * @param reader empty for a value of another type
 */
public record Comparand<T extends Comparable<T>>(
    String prefix, String kind, List<Order> orders, Function<JsonNode, Optional<T>> reader) {

  private static final List<Order> ALL_ORDERS = List.of(Order.values());

  static final Comparand<String> STRING =
      new Comparand<>(
          "String",
          "String",
          ALL_ORDERS,
          value -> value.isTextual() ? Optional.of(value.textValue()) : Optional.empty());

  /** By value: 1 equals 1.0. */
  static final Comparand<BigDecimal> NUMERIC =
      new Comparand<>(
          "Numeric",
          "Number",
          ALL_ORDERS,
          value -> value.isNumber() ? Optional.of(value.decimalValue()) : Optional.empty());

  static final Comparand<Instant> TIMESTAMP =
      new Comparand<>("Timestamp", "Timestamp", ALL_ORDERS, Timestamp::of);

  static final Comparand<Boolean> BOOLEAN =
      new Comparand<>(
          "Boolean",
          "Boolean",
          List.of(Order.EQUALS),
          value -> value.isBoolean() ? Optional.of(value.booleanValue()) : Optional.empty());

  public static final List<Comparand<?>> ALL = List.of(STRING, NUMERIC, TIMESTAMP, BOOLEAN);

  public Optional<T> of(JsonNode value) {
    return reader.apply(value);
  }
}
