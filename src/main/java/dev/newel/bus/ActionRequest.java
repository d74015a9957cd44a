package dev.newel.bus;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * An action asked for within the process, sent to {@link Addresses#API} by reference; the reply is
 * an {@link ActionReply}. Whoever sends it must not change the input afterwards.
 */
public record ActionRequest(String action, ObjectNode input) {}
