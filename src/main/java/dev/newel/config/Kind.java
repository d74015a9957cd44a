package dev.newel.config;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

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

  static Kind<Boolean> flag() {
    return new Kind<>(
        "true or false",
        text ->
            switch (text) {
              case "true" -> true;
              case "false" -> false;
              default -> throw new IllegalArgumentException("neither");
            });
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

  /** The same, or nothing. */
  Kind<Optional<T>> optional() {
    return new Kind<>(
        accepted + ", or nothing",
        text -> text.isEmpty() ? Optional.empty() : Optional.of(parser.apply(text)));
  }
}
