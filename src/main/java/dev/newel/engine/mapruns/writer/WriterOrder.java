package dev.newel.engine.mapruns.writer;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a ResultWriter is asked for, all of it evaluated.
 *
 * @param resource as the definition names it
 * @param arguments what it is given
 * @param config the WriterConfig; an empty object where there is none
 */
public record WriterOrder(String resource, JsonNode arguments, JsonNode config) {}
