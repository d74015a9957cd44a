package dev.newel.console.page;

/**
 * What the pages are told of the instance that serves them.
 *
 * @param region of calls whose credentials name none
 * @param account the same
 * @param readOnly whether they change nothing
 * @param signed whether calls must be signed
 */
public record PageOptions(String region, String account, boolean readOnly, boolean signed) {}
