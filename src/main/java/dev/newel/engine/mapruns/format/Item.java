package dev.newel.engine.mapruns.format;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An item.
 *
 * @param bytes of its text, roughly
 */
public record Item(JsonNode value, int bytes) {}
