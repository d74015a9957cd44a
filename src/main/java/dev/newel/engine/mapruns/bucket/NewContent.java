package dev.newel.engine.mapruns.bucket;

import java.nio.charset.StandardCharsets;

/**
 * What an object is to have.
 *
 * @param type its media type
 */
public record NewContent(String text, String type) {

  public byte[] bytes() {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
