package dev.newel.task.lambda;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The functions that run elsewhere than in Lambda, by their names. */
public final class FunctionTable {

  public static final FunctionTable EMPTY = new FunctionTable(Map.of());

  /** What a function may be called by: its name, its ARN or the end of that, with a qualifier. */
  private static final Pattern NAME =
      Pattern.compile("(?:.*:)?function:([^:]+)(?::[^:]+)?|([^:]+)(?::[^:]+)?");

  private final Map<String, FunctionTarget> targets;

  /** A table of these. */
  public FunctionTable(Map<String, FunctionTarget> targets) {
    this.targets = Map.copyOf(targets);
  }

  /**
   * Reads a file with a line {@code NAME = TARGET} for each function. Blocks.
   *
   * @throws IOException if it cannot be read
   * @throws IllegalArgumentException with the line that is wrong
   */
  public static FunctionTable read(Path file) throws IOException {
    Properties lines = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      lines.load(reader);
    }
    Map<String, FunctionTarget> targets = new TreeMap<>();
    for (String name : lines.stringPropertyNames()) {
      try {
        targets.put(name, FunctionTarget.parse(lines.getProperty(name).strip()));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(file + ": " + name + ": " + e.getMessage(), e);
      }
    }
    return new FunctionTable(targets);
  }

  /** Where a function runs, whatever it is called by. */
  public Optional<FunctionTarget> find(String functionName) {
    if (targets.isEmpty()) {
      return Optional.empty();
    }
    Matcher matcher = NAME.matcher(functionName);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String name = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    return Optional.ofNullable(targets.get(name));
  }
}
