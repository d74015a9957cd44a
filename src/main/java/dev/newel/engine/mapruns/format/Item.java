package dev.newel.engine.mapruns.format;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An item.
 *
 * @param bytes that it took where it was read, roughly
 */
public record Item(JsonNode value, int bytes) {}
