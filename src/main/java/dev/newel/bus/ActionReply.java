package dev.newel.bus;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The answer to an {@link ActionRequest}. Whoever receives it must not change the output. */
public record ActionReply(ObjectNode output) {}
