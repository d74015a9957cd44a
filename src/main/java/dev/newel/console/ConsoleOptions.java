package dev.newel.console;

/**
 * How the console is served.
 *
 * @param version of Newel
 * @param readOnly whether nothing may be changed by it
 * @param expressHistories how many executions of each Express machine are remembered
 * @param streamsPerClient how many pages at one address are told what happens
 */
public record ConsoleOptions(
    String version, boolean readOnly, int expressHistories, int streamsPerClient) {}
