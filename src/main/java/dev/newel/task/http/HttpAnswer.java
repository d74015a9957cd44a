package dev.newel.task.http;

import dev.newel.aws.client.wire.WireAnswer;
import java.nio.charset.StandardCharsets;

/** An endpoint's answer, with what it says of its status. */
record HttpAnswer(WireAnswer wire, String statusText) {

  String body() {
    return new String(wire.body(), StandardCharsets.UTF_8);
  }
}
