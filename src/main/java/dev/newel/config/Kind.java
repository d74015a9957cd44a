package dev.newel.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a setting accepts.
 *
 * @param accepted in words, for the message about a value that is not
 * @param parser throws {@link IllegalArgumentException} for such a value
 */
record Kind<T>(String accepted, Function<String, T> parser) {

  /** A text of a certain form. */
  static Kind<String> text(String accepted, String regex) {
    Pattern pattern = Pattern.compile(regex);
    return new Kind<>(
        accepted,
        text -> {
          if (!pattern.matcher(text).matches()) {
            throw new IllegalArgumentException("not in that form");
          }
          return text;
        });
  }

  /** A whole number between two others, both included. */
  static Kind<Integer> number(int lowest, int highest) {
    return new Kind<>(
        "a whole number from %d to %d".formatted(lowest, highest),
        text -> {
          int value = Integer.parseInt(text);
          if (value < lowest || value > highest) {
            throw new IllegalArgumentException("out of range");
          }
          return value;
        });
  }

  /** A number that is not negative, with a fraction or without. */
  static Kind<Double> decimal(double highest) {
    return new Kind<>(
        "a number from 0 to %.0f".formatted(highest),
        text -> {
          double value = Double.parseDouble(text);
          if (!(value >= 0 && value <= highest)) {
            throw new IllegalArgumentException("out of range");
          }
          return value;
        });
  }

  static Kind<Boolean> flag() {
    return word("true", "false").map(Boolean::valueOf);
  }

  /** One of some words, in any case; the value is as it stands here. */
  static Kind<String> word(String... words) {
    int last = words.length - 1;
    return new Kind<>(
        String.join(", ", List.of(words).subList(0, last)) + " or " + words[last],
        text ->
            Stream.of(words)
                .filter(text::equalsIgnoreCase)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("none of them")));
  }

  /** The path of a thing, which may be there or not. */
  static Kind<Path> path(String thing) {
    return new Kind<>(
        "the path of a " + thing,
        text -> {
          if (text.isEmpty()) {
            throw new IllegalArgumentException("empty");
          }
          return Path.of(text);
        });
  }

  /** The same, with something made of the value. */
  <R> Kind<R> map(Function<T, R> made) {
    return new Kind<>(accepted, parser.andThen(made));
  }

  /** The same, or nothing. */
  Kind<Optional<T>> optional() {
    return new Kind<>(
        accepted + ", or nothing",
        text -> text.isEmpty() ? Optional.empty() : Optional.of(parser.apply(text)));
  }
}
