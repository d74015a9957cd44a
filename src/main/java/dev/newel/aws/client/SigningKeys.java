package dev.newel.aws.client;

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

  private final Map<Scope, SecretKeySpec> keys = new ConcurrentHashMap<>();

  private record Scope(Credentials credentials, String day, String region, String service) {}

  /** The signature of a text. */
  byte[] sign(Credentials credentials, String day, String region, String service, String text) {
    Scope scope = new Scope(credentials, day, region, service);
    SecretKeySpec key = keys.get(scope);
    if (key == null) {
      key = derive(scope);
      if (keys.size() >= MOST_KEYS) {
        keys.clear();
      }
      keys.put(scope, key);
    }
    return hmac(key, text);
  }

  private static SecretKeySpec derive(Scope scope) {
    SecretKeySpec key = key(bytes("AWS4" + scope.credentials().secretAccessKey()));
    key = key(hmac(key, scope.day()));
    key = key(hmac(key, scope.region()));
    key = key(hmac(key, scope.service()));
    return key(hmac(key, "aws4_request"));
  }

  private static byte[] hmac(SecretKeySpec key, String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(bytes(text));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }

  private static SecretKeySpec key(byte[] secret) {
    return new SecretKeySpec(secret, ALGORITHM);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
