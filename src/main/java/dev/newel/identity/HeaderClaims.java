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

  private static final String SIGNATURE = "Signature=";

  /** Anybody may send what is read: what is known is bounded, and nobody's for long. */
  private static final int MOST_KNOWN = 1_000;

  private static final int LONGEST_KNOWN = 512;

  /** By all that stands before the signature itself. */
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  /** One client makes many calls in a row, and to look up so long a text takes long. */
  private volatile @Nullable Known last;

  private record Known(String before, ClaimHead head) {

    /** Whether a header says the same, with a signature and nothing behind it. */
    boolean isSaidBy(String header) {
      return header.startsWith(before)
          && header.indexOf(',', before.length()) < 0
          && header.charAt(header.length() - 1) > ' '
          && header.length() > before.length();
    }
  }

  /**
   * What a header claims.
   *
   * @throws dev.newel.aws.ServiceException where it does not claim all
   */
  SignatureClaim read(ReceivedRequest request, String header) {
    Known said = find(header);
    String time = time(request);
    if (said == null || time.isEmpty()) {
      return readWhole(request, header, time);
    }
    return claim(request, said.head(), header.substring(said.before().length()).strip(), time);
  }

  private @Nullable Known find(String header) {
    Known recent = last;
    if (recent != null && recent.isSaidBy(header)) {
      return recent;
    }
    String before = beforeSignature(header);
    Known found = before == null ? null : known.get(before);
    if (found != null) {
      last = found;
    }
    return found;
  }

  /** Null where the signature is not the last that the header has, or none. */
  private static @Nullable String beforeSignature(String header) {
    int comma = header.lastIndexOf(',');
    int start = header.indexOf(SIGNATURE, comma + 1);
    int end = start + SIGNATURE.length();
    boolean isLast =
        comma >= 0
            && start > comma
            && end <= LONGEST_KNOWN
            && header.substring(comma + 1, start).isBlank()
            && !header.substring(end).isBlank();
    return isLast ? header.substring(0, end) : null;
  }

  private SignatureClaim readWhole(ReceivedRequest request, String header, String time) {
    Map<String, String> parts = parts(header);
    checkAllThere(parts, time);
    ClaimHead head =
        ClaimHead.parse(
            parts.getOrDefault("Credential", ""), parts.getOrDefault("SignedHeaders", ""));
    String before = beforeSignature(header);
    if (before != null) {
      remember(new Known(before, head));
    }
    return claim(request, head, parts.getOrDefault("Signature", ""), time);
  }

  private static SignatureClaim claim(
      ReceivedRequest request, ClaimHead head, String signature, String time) {
    return new SignatureClaim(head, signature, time, request.header("x-amz-security-token"), null);
  }

  private void remember(Known read) {
    if (known.size() >= MOST_KNOWN) {
      known.clear();
    }
    known.put(read.before(), read);
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
