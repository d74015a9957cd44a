package dev.newel.aws.client;

import dev.newel.aws.client.wire.WireRequest;

/** A request and where it goes. */
public record AddressedRequest(Endpoint endpoint, WireRequest request) {}
