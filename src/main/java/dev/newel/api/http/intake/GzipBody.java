package dev.newel.api.http.intake;

import dev.newel.aws.ServiceError.SerializationException;
import dev.newel.aws.ServiceException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;

/** Inflates a compressed body no further than to the limit, however small it came. */
final class GzipBody {

  private GzipBody() {}

  static byte[] inflate(byte[] compressed, int limit) {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
      byte[] body = in.readNBytes(limit + 1);
      if (body.length > limit) {
        throw RequestBody.tooLarge(limit);
      }
      return body;
    } catch (IOException e) {
      throw new ServiceException(new SerializationException("Body is not in gzip format"));
    }
  }
}
