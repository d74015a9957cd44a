package dev.newel.identity;

import dev.newel.aws.client.signing.Signatures;
import dev.newel.aws.client.wire.NameValue;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds what a request says of its signature: in its header, else in its query. */
final class ClaimReader {

  static final String SIGNATURE = "X-Amz-Signature";

  /** A week. */
  private static final long LONGEST_VALID = 604_800;

  private static final DateTimeFormatter COMPACT =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT);

  private ClaimReader() {}

  /**
   * What a request claims.
   *
   * @param query of the request, decoded
   * @throws dev.newel.aws.ServiceException where it claims nothing, or not all
   */
  static SignatureClaim read(ReceivedRequest request, List<NameValue> query) {
    String header = request.header("authorization");
    if (!header.isEmpty()) {
      return ofHeader(request, header);
    }
    Map<String, String> parameters = new HashMap<>();
    query.forEach(each -> parameters.putIfAbsent(each.name(), each.value()));
    if (!parameters.containsKey(SIGNATURE) && !parameters.containsKey("X-Amz-Algorithm")) {
      throw Refusal.missing();
    }
    return ofQuery(parameters);
  }

  private static SignatureClaim ofHeader(ReceivedRequest request, String header) {
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
    String time = time(request);
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
    return claim(missing, parts, time, request.header("x-amz-security-token"), null);
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

  private static SignatureClaim ofQuery(Map<String, String> parameters) {
    if (!Signatures.ALGORITHM.equals(parameters.get("X-Amz-Algorithm"))) {
      throw Refusal.incomplete("X-Amz-Algorithm must be " + Signatures.ALGORITHM);
    }
    Map<String, String> parts = new HashMap<>();
    List<String> missing = new ArrayList<>();
    for (String name : List.of("Credential", "Signature", "SignedHeaders", "Date", "Expires")) {
      String value = parameters.getOrDefault("X-Amz-" + name, "");
      parts.put(name, value);
      if (value.isEmpty()) {
        missing.add("AWS query-string parameters must include 'X-Amz-" + name + "'.");
      }
    }
    return claim(
        missing,
        parts,
        parts.getOrDefault("Date", ""),
        parameters.getOrDefault("X-Amz-Security-Token", ""),
        missing.isEmpty() ? valid(parts.getOrDefault("Expires", "")) : null);
  }

  private static Duration valid(String seconds) {
    try {
      long valid = Long.parseLong(seconds);
      if (valid > 0 && valid <= LONGEST_VALID) {
        return Duration.ofSeconds(valid);
      }
    } catch (NumberFormatException e) {
      // told below, as a number that is out of range is
    }
    throw Refusal.incomplete("X-Amz-Expires must be a number from 1 to " + LONGEST_VALID);
  }

  private static SignatureClaim claim(
      List<String> missing,
      Map<String, String> parts,
      String time,
      String token,
      @Nullable Duration valid) {
    if (!missing.isEmpty()) {
      throw Refusal.incomplete(String.join(" ", missing));
    }
    Credential credential = Credential.parse(parts.getOrDefault("Credential", ""));
    return new SignatureClaim(
        credential.keyId(),
        credential.scope(),
        List.of(parts.getOrDefault("SignedHeaders", "").toLowerCase(Locale.ROOT).split(";", -1)),
        parts.getOrDefault("Signature", ""),
        time,
        token,
        valid);
  }
}
