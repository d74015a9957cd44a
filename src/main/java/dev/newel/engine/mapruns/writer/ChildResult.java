package dev.newel.engine.mapruns.writer;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The result of a child execution.
 *
 * @param details the object that AWS writes of it: ExecutionArn, Input, Name, Output, Status and so
 *     on
 */
public record ChildResult(JsonNode details) {}
