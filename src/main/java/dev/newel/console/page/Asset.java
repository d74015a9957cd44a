package dev.newel.console.page;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/**
 * A file as it is sent.
 *
 * @param etag changes with the text, and with nothing else
 */
record Asset(String type, String etag, Buffer plain, Buffer gzip) {

  static Asset of(String type, byte[] text) {
    String etag = '"' + Digest.ofText(text) + '"';
    return new Asset(type, etag, Buffer.buffer(text), Buffer.buffer(zip(text)));
  }

  private static byte[] zip(byte[] text) {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream stream = new GZIPOutputStream(zipped)) {
      stream.write(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // it is in memory
    }
    return zipped.toByteArray();
  }
}
