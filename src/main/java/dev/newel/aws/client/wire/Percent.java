package dev.newel.aws.client.wire;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;

/** Percent-encoding as signatures ask for it: all but letters, digits and {@code -_.~}. */
public final class Percent {

  private static final BitSet UNRESERVED =
      set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~");
  private static final String DIGITS = "0123456789ABCDEF";

  private Percent() {}

  private static BitSet set(String characters) {
    BitSet set = new BitSet();
    characters.chars().forEach(set::set);
    return set;
  }

  public static String encode(String text) {
    return isUnreserved(text) ? text : encoded(text);
  }

  private static boolean isUnreserved(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!UNRESERVED.get(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static String encoded(String text) {
    StringBuilder encoded = new StringBuilder(text.length() + 16);
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      if (b > 0 && UNRESERVED.get(b)) {
        encoded.append((char) b);
      } else {
        encoded.append('%').append(DIGITS.charAt((b >> 4) & 15)).append(DIGITS.charAt(b & 15));
      }
    }
    return encoded.toString();
  }

  /** A query without its question mark. A parameter without a value is only its name. */
  public static String encode(List<NameValue> query) {
    return query.stream()
        .map(
            parameter ->
                parameter.value().isEmpty()
                    ? encode(parameter.name())
                    : encode(parameter.name()) + "=" + encode(parameter.value()))
        .collect(Collectors.joining("&"));
  }
}
