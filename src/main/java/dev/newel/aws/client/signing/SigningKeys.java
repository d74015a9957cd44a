package dev.newel.aws.client.signing;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The keys that signatures of a day, a region and a service are made with, made once. */
final class SigningKeys {

  private static final String ALGORITHM = "HmacSHA256";

  /** More than these are not remembered by a thread: those of yesterday are of no use. */
  private static final int MOST_KEYS = 1_000;

  /** By what they are for: each is ready to sign, and a thread's own. */
  private final ThreadLocal<Map<Purpose, Mac>> keys = ThreadLocal.withInitial(HashMap::new);

  private record Purpose(String secret, SigningScope scope) {

    /** Logs must not tell the secret. */
    @Override
    public String toString() {
      return scope.text();
    }
  }

  /** The signature of a text with somebody's secret. */
  byte[] sign(String secret, SigningScope scope, String text) {
    return key(new Purpose(secret, scope)).doFinal(bytes(text));
  }

  private Mac key(Purpose purpose) {
    Map<Purpose, Mac> own = keys.get();
    Mac key = own.get(purpose);
    if (key == null) {
      key = derive(purpose);
      if (own.size() >= MOST_KEYS) {
        own.clear();
      }
      own.put(purpose, key);
    }
    return key;
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

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
