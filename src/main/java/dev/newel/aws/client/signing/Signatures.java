package dev.newel.aws.client.signing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Makes signatures of requests. May be used by many threads.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html">Signature
 *     Version 4</a>
 */
public final class Signatures {

  public static final String ALGORITHM = "AWS4-HMAC-SHA256";

  /** Made once for a thread: to look for one takes as long as to use it. */
  private static final ThreadLocal<MessageDigest> SHA_256 =
      ThreadLocal.withInitial(Signatures::sha256);

  private final SigningKeys keys = new SigningKeys();

  /**
   * The signature of a request, in hexadecimal digits.
   *
   * @param time when it is signed, {@code yyyyMMdd'T'HHmmss'Z'}
   */
  public String sign(CanonicalRequest request, String secret, String time, SigningScope scope) {
    String text =
        ALGORITHM
            + "\n"
            + time
            + "\n"
            + scope.text()
            + "\n"
            + hash(request.text().getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(keys.sign(secret, scope, text));
  }

  /** What stands for a body in a signature. */
  public static String hash(byte[] bytes) {
    return HexFormat.of().formatHex(SHA_256.get().digest(bytes));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
