package dev.newel.engine.mapruns.writer;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What came of a child execution.
 *
 * @param details the object that AWS writes of it: {@code ExecutionArn}, {@code Input}, {@code
 *     Name}, {@code Output}, {@code Status} and so on; input and output are JSON texts
 */
public record ChildResult(JsonNode details) {}
