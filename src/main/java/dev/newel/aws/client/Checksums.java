package dev.newel.aws.client;

import dev.newel.aws.client.wire.WireRequest;
import dev.newel.aws.model.Operation;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

/**
 * The checksums that requests of S3 carry: of the kind that the caller chooses, else CRC32 as the
 * SDKs do, whence {@code ChecksumCRC32} in the results of putObject.
 */
final class Checksums {

  private static final String ALGORITHM = "x-amz-sdk-checksum-algorithm";
  private static final String PREFIX = "x-amz-checksum-";

  private static final Map<String, Function<byte[], byte[]>> KINDS =
      Map.of(
          "CRC32", body -> crc(new CRC32(), body),
          "CRC32C", body -> crc(new CRC32C(), body),
          "SHA1", body -> digest("SHA-1", body),
          "SHA256", body -> digest("SHA-256", body));

  private Checksums() {}

  static WireRequest add(Operation operation, WireRequest request) {
    Operation.Checksum checksum = operation.checksum();
    if (checksum == null || hasChecksum(request)) {
      return request;
    }
    return checksum.algorithmMember() == null ? addChecksum("CRC32", request) : addChosen(request);
  }

  private static boolean hasChecksum(WireRequest request) {
    return request.headers().stream()
        .anyMatch(header -> header.name().toLowerCase(Locale.ROOT).startsWith(PREFIX));
  }

  private static WireRequest addChosen(WireRequest request) {
    String chosen = request.header(ALGORITHM).orElse("CRC32");
    return addChecksum(
        chosen, request.hasHeader(ALGORITHM) ? request : request.withHeader(ALGORITHM, chosen));
  }

  /** S3 knows more kinds; it will say what it misses. */
  private static WireRequest addChecksum(String kind, WireRequest request) {
    Function<byte[], byte[]> function = KINDS.get(kind);
    return function == null
        ? request
        : request.withHeader(
            PREFIX + kind.toLowerCase(Locale.ROOT), base64(function.apply(request.body())));
  }

  private static byte[] crc(Checksum checksum, byte[] body) {
    checksum.update(body);
    return ByteBuffer.allocate(4).putInt((int) checksum.getValue()).array();
  }

  private static byte[] digest(String algorithm, byte[] body) {
    try {
      return MessageDigest.getInstance(algorithm).digest(body);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has " + algorithm, e);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
