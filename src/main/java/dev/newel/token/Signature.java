package dev.newel.token;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Signs the texts that clients hand back, so that a forged or damaged one is told from one that is
 * out of date. For any thread.
 */
public final class Signature {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int LENGTH = 16;

  /** Has the key, and is a thread's own: a Mac that two threads share signs neither's text. */
  private final ThreadLocal<Mac> keyed;

  /**
   * Signs with a key.
   *
   * @param key shared by all instances
   */
  public Signature(byte[] key) {
    SecretKeySpec spec = new SecretKeySpec(key, ALGORITHM);
    keyed = ThreadLocal.withInitial(() -> mac(spec));
  }

  private static Mac mac(SecretKeySpec key) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }

  /**
   * The text with its signature, in the characters of URLs.
   *
   * @param purpose what the text is for; it does for nothing else
   */
  public String sign(String purpose, String text) {
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    byte[] signed = Arrays.copyOf(content, content.length + LENGTH);
    System.arraycopy(signature(purpose, content), 0, signed, content.length, LENGTH);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(signed);
  }

  /** The text that was signed; null where it was not, or for something else. */
  public @Nullable String verify(String purpose, String signed) {
    byte[] bytes = decoded(signed);
    if (bytes == null) {
      return null;
    }
    byte[] content = Arrays.copyOf(bytes, bytes.length - LENGTH);
    byte[] given = Arrays.copyOfRange(bytes, bytes.length - LENGTH, bytes.length);
    return MessageDigest.isEqual(given, Arrays.copyOf(signature(purpose, content), LENGTH))
        ? new String(content, StandardCharsets.UTF_8)
        : null;
  }

  /** What a text says that somebody has verified; null where nobody can have. */
  static @Nullable String content(String verified) {
    byte[] bytes = decoded(verified);
    return bytes == null
        ? null
        : new String(bytes, 0, bytes.length - LENGTH, StandardCharsets.UTF_8);
  }

  /** The text and its signature; null where it cannot have one. */
  private static byte @Nullable [] decoded(String signed) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(signed);
      return bytes.length < LENGTH ? null : bytes;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private byte[] signature(String purpose, byte[] content) {
    Mac mac = keyed.get(); // which has begun anew after each signature
    mac.update(purpose.getBytes(StandardCharsets.UTF_8));
    mac.update((byte) 0);
    return mac.doFinal(content);
  }
}
