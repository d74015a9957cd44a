package dev.newel.console.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Reads resources. It blocks, so never on an event loop. */
final class ClassPath {

  private ClassPath() {}

  /** The bytes of a resource, or null where there is none. */
  static byte @Nullable [] find(String resource) {
    try (InputStream stream = ClassPath.class.getResourceAsStream("/" + resource)) {
      return stream == null ? null : stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    }
  }

  static byte[] read(String resource) {
    byte[] text = find(resource);
    if (text == null) {
      throw new IllegalStateException("not on the class path: " + resource);
    }
    return text;
  }
}
