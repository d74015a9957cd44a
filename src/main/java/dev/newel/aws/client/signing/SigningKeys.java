package dev.newel.aws.client.signing;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The keys that signatures of a day, a region and a service are made with, made once. */
final class SigningKeys {

  private static final String ALGORITHM = "HmacSHA256";

  /** More than these are not remembered: those of yesterday are of no use. */
  private static final int MOST_KEYS = 1_000;

  /** By what they are for: each is ready to sign, once it is cloned. */
  private final Map<Purpose, Mac> keys = new ConcurrentHashMap<>();

  private record Purpose(String secret, SigningScope scope) {

    /** Logs must not tell the secret. */
    @Override
    public String toString() {
      return scope.text();
    }
  }

  /** The signature of a text with somebody's secret. */
  byte[] sign(String secret, SigningScope scope, String text) {
    Purpose purpose = new Purpose(secret, scope);
    Mac key = keys.get(purpose);
    if (key == null) {
      key = derive(purpose);
      if (keys.size() >= MOST_KEYS) {
        keys.clear();
      }
      keys.put(purpose, key);
    }
    return copy(key).doFinal(bytes(text));
  }

  private static Mac derive(Purpose purpose) {
    SigningScope scope = purpose.scope();
    Mac key = key(bytes("AWS4" + purpose.secret()));
    key = key(key.doFinal(bytes(scope.day())));
    key = key(key.doFinal(bytes(scope.region())));
    key = key(key.doFinal(bytes(scope.service())));
    return key(key.doFinal(bytes("aws4_request")));
  }

  private static Mac key(byte[] secret) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret, ALGORITHM));
      return mac;
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }

  /** One for one thread. The key itself is never fed, so that it can be copied at any time. */
  private static Mac copy(Mac key) {
    try {
      return (Mac) key.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("Java's own " + ALGORITHM + " can be cloned", e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
