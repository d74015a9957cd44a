package dev.newel.console.route;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The parameters of a request, each with its values in their order. */
public final class Parameters {

  private static final String OF_SIGNATURES = "X-Amz-";

  private final Map<String, List<String>> values;

  private Parameters(Map<String, List<String>> values) {
    this.values = values;
  }

  /**
   * Reads the query of a URL.
   *
   * @throws dev.newel.aws.ServiceException where it is not encoded as it should be
   */
  public static Parameters parse(@Nullable String query) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    if (query != null && !query.isEmpty()) {
      for (String pair : query.split("&", -1)) {
        int equals = pair.indexOf('=');
        String name = decode(equals < 0 ? pair : pair.substring(0, equals));
        String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
        values.computeIfAbsent(name, first -> new ArrayList<>(1)).add(value);
      }
    }
    return new Parameters(values);
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw Refusals.invalid("The query of the URL is not encoded as it should be");
    }
  }

  /**
   * Refuses what a route does not know, but for a signature's: it would be left out of account
   * without a word.
   */
  public void checkNames(Set<String> known) {
    for (String name : values.keySet()) {
      if (!known.contains(name) && !name.startsWith(OF_SIGNATURES)) {
        throw Refusals.invalid("There is no parameter " + name + " here");
      }
    }
  }

  /** A parameter that must be there, and not be empty. */
  public String text(String name) {
    String value = find(name);
    if (value == null) {
      throw Refusals.invalid("The parameter " + name + " is missing");
    }
    return value;
  }

  /** A parameter that is given once at most; null where it is not, or is empty. */
  public @Nullable String find(String name) {
    List<String> given = values.getOrDefault(name, List.of());
    if (given.size() > 1) {
      throw Refusals.invalid("The parameter " + name + " is given more than once");
    }
    return given.isEmpty() || given.get(0).isEmpty() ? null : given.get(0);
  }

  /** A parameter that may be given several times, or once with commas between the values. */
  public List<String> all(String name) {
    return values.getOrDefault(name, List.of()).stream()
        .flatMap(given -> Arrays.stream(given.split(",")))
        .filter(value -> !value.isEmpty())
        .toList();
  }

  /** The values of a parameter as they are. */
  public List<String> each(String name) {
    return List.copyOf(values.getOrDefault(name, List.of()));
  }

  /** A whole number within bounds, or what stands for it where it is not given. */
  public long number(String name, long otherwise, long least, long most) {
    String value = find(name);
    if (value == null) {
      return otherwise;
    }
    try {
      long number = Long.parseLong(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // as what is out of bounds
    }
    throw Refusals.invalid(
        "The parameter " + name + " must be a whole number from " + least + " to " + most);
  }

  /** Whether a flag is set. */
  public boolean flag(String name) {
    String value = find(name);
    if (value == null || value.equals("false")) {
      return false;
    } else if (value.equals("true")) {
      return true;
    }
    throw Refusals.invalid("The parameter " + name + " must be true or false");
  }
}
