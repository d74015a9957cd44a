package dev.newel.console;

/**
 * How the console is served.
 *
 * @param version of Newel
 * @param readOnly whether nothing may be changed by it
 */
public record ConsoleOptions(String version, boolean readOnly) {}
