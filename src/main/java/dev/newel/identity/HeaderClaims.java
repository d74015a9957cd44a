package dev.newel.identity;

import dev.newel.aws.client.signing.Signatures;
import java.time.DateTimeException;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the header Authorization says of a signature. Most clients have the signature last,
 * and before it the same for a day, so that is read once. May be used by many threads.
 */
final class HeaderClaims {

  private static final DateTimeFormatter COMPACT =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT);

  private static final String LAST = "Signature=";

  /** Anybody may send what is read: what is known is bounded, and nobody's for long. */
  private static final int MOST_KNOWN = 1_000;

  private static final int LONGEST_KNOWN = 512;

  /** By all that stands before the signature. */
  private final Map<String, ClaimHead> known = new ConcurrentHashMap<>();

  /**
   * What a header claims.
   *
   * @throws dev.newel.aws.ServiceException where it does not claim all
   */
  SignatureClaim read(ReceivedRequest request, String header) {
    String before = beforeSignature(header);
    ClaimHead head = before == null ? null : known.get(before);
    String time = time(request);
    if (before == null || head == null || time.isEmpty()) {
      return readWhole(request, header, before, time);
    }
    return claim(request, head, header.substring(before.length() + LAST.length()).strip(), time);
  }

  /** Null where the signature is not the last that the header has, or none. */
  private static @Nullable String beforeSignature(String header) {
    int comma = header.lastIndexOf(',');
    int last = header.indexOf(LAST, comma + 1);
    boolean isLast =
        comma >= 0
            && last > comma
            && last <= LONGEST_KNOWN
            && header.substring(comma + 1, last).isBlank()
            && !header.substring(last + LAST.length()).isBlank();
    return isLast ? header.substring(0, last) : null;
  }

  private SignatureClaim readWhole(
      ReceivedRequest request, String header, @Nullable String before, String time) {
    Map<String, String> parts = parts(header);
    checkAllThere(parts, time);
    ClaimHead head =
        ClaimHead.parse(
            parts.getOrDefault("Credential", ""), parts.getOrDefault("SignedHeaders", ""));
    if (before != null) {
      remember(before, head);
    }
    return claim(request, head, parts.getOrDefault("Signature", ""), time);
  }

  private static SignatureClaim claim(
      ReceivedRequest request, ClaimHead head, String signature, String time) {
    return new SignatureClaim(head, signature, time, request.header("x-amz-security-token"), null);
  }

  private void remember(String before, ClaimHead head) {
    if (known.size() >= MOST_KNOWN) {
      known.clear();
    }
    known.put(before, head);
  }

  private static Map<String, String> parts(String header) {
    int space = header.indexOf(' ');
    if (space < 0 || !header.substring(0, space).equals(Signatures.ALGORITHM)) {
      throw Refusal.incomplete("Authorization header must begin with " + Signatures.ALGORITHM);
    }
    Map<String, String> parts = new HashMap<>();
    for (String part : header.substring(space + 1).split(",", -1)) {
      int equals = part.indexOf('=');
      if (equals > 0
          && parts.putIfAbsent(
                  part.substring(0, equals).strip(), part.substring(equals + 1).strip())
              != null) {
        throw Refusal.incomplete("Authorization header must have each parameter once");
      }
    }
    return parts;
  }

  private static void checkAllThere(Map<String, String> parts, String time) {
    List<String> missing = new ArrayList<>();
    for (String name : List.of("Credential", "Signature", "SignedHeaders")) {
      if (parts.getOrDefault(name, "").isEmpty()) {
        missing.add("Authorization header requires '" + name + "' parameter.");
      }
    }
    if (time.isEmpty()) {
      missing.add(
          "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.");
    }
    if (!missing.isEmpty()) {
      throw Refusal.incomplete(String.join(" ", missing));
    }
  }

  /** AWS takes the other header, too, in either of its forms. */
  private static String time(ReceivedRequest request) {
    String time = request.header("x-amz-date");
    if (!time.isEmpty()) {
      return time;
    }
    String date = request.header("date");
    try {
      return date.indexOf(',') < 0
          ? date
          : COMPACT.format(
              ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                  .withZoneSameInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return "";
    }
  }
}
