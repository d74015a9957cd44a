package dev.newel.task.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.aws.client.value.Dialect;
import org.jspecify.annotations.Nullable;

/**
 * A call of a service for a task.
 *
 * @param service by its name in the ARNs of SDK integrations
 * @param action likewise
 * @param errorPrefix what the names of errors begin with; null for the service's own
 * @param id the same when the call is made again
 * @param roleArn the role to make the call in; null for Newel's own
 */
public record ServiceCall(
    String service,
    String action,
    ObjectNode arguments,
    Dialect dialect,
    @Nullable String errorPrefix,
    String id,
    @Nullable String roleArn) {}
