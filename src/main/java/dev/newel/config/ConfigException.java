package dev.newel.config;

/**
 * A configuration that cannot be used. The message says which setting is wrong, and what it takes.
 */
public final class ConfigException extends RuntimeException {

  public ConfigException(String message) {
    super(message);
  }
}
