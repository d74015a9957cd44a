package dev.newel.engine.mapruns.reader;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What an ItemReader is asked for, all of it evaluated.
 *
 * @param resource as the definition names it
 * @param arguments what it is given
 * @param config the ReaderConfig, without paths; an empty object where there is none
 */
public record ReaderOrder(String resource, JsonNode arguments, JsonNode config) {}
