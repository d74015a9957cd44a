package dev.newel.aws.model;

import org.jspecify.annotations.Nullable;

/**
 * Where AWS has a service.
 *
 * @param host in which {@code {region}} may stand
 * @param signingRegion of its signatures, where that is one for all regions
 */
public record AwsHost(String host, @Nullable String signingRegion) {}
