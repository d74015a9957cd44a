package dev.newel.engine.mapruns.reader;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What an ItemReader is to read, all of it evaluated.
 *
 * @param resource the ARN of the action
 * @param arguments of the action
 * @param config the ReaderConfig, with {@code MaxItems} whatever field it came of; {@code {}} where
 *     there is none
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html">
 *     ItemReader</a>
 */
public record ReaderOrder(String resource, JsonNode arguments, JsonNode config) {}
