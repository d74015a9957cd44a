package dev.newel.asl;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a distributed Map state reads its items from, or writes its results to.
 *
 * @param resource as the definition names it; empty where results are only transformed
 * @param arguments what the resource is given
 * @param config ReaderConfig or WriterConfig, without paths; an empty object for none
 */
public record MapService(
    String resource, Computed<JsonNode> arguments, Computed<JsonNode> config) {}
