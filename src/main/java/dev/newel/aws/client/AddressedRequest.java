package dev.newel.aws.client;

import dev.newel.aws.client.wire.NameValue;
import dev.newel.aws.client.wire.WireRequest;
import java.util.List;

/** A request and where it goes. */
public record AddressedRequest(Endpoint endpoint, WireRequest request) {

  /** The same with headers besides, but those that it has already. */
  AddressedRequest with(List<NameValue> headers) {
    WireRequest whole = request;
    for (NameValue header : headers) {
      whole =
          whole.hasHeader(header.name()) ? whole : whole.withHeader(header.name(), header.value());
    }
    return new AddressedRequest(endpoint, whole);
  }
}
