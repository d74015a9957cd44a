package dev.newel.engine.mapruns.writer;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Where and how a ResultWriter is to write, all of it evaluated.
 *
 * @param resource the ARN of the action
 * @param arguments of the action
 * @param config the WriterConfig; {@code {}} where there is none
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/input-output-resultwriter.html">
 *     ResultWriter</a>
 */
public record WriterOrder(String resource, JsonNode arguments, JsonNode config) {}
