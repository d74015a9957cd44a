package dev.newel.config;

import java.util.List;

/**
 * A configuration that cannot be used. The message says of everything that is wrong with it what it
 * is and what would be right, a line each.
 */
public final class ConfigException extends RuntimeException {

  private final List<String> faults;

  ConfigException(List<String> faults) {
    super(String.join("\n", faults));
    this.faults = List.copyOf(faults);
  }

  /** One line for each fault. */
  public List<String> faults() {
    return faults;
  }
}
