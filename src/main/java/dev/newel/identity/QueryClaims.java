package dev.newel.identity;

import dev.newel.aws.client.signing.Signatures;
import dev.newel.aws.client.wire.NameValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads what the query of a presigned URL says of its signature. */
final class QueryClaims {

  static final String SIGNATURE = "X-Amz-Signature";

  /** A week. */
  private static final long LONGEST_VALID = 604_800;

  private QueryClaims() {}

  /**
   * What a query claims.
   *
   * @throws dev.newel.aws.ServiceException where it claims nothing, or not all
   */
  static SignatureClaim read(List<NameValue> query) {
    Map<String, String> parameters = new HashMap<>();
    query.forEach(each -> parameters.putIfAbsent(each.name(), each.value()));
    if (!parameters.containsKey(SIGNATURE) && !parameters.containsKey("X-Amz-Algorithm")) {
      throw Refusal.missing();
    }
    if (!Signatures.ALGORITHM.equals(parameters.get("X-Amz-Algorithm"))) {
      throw Refusal.incomplete("X-Amz-Algorithm must be " + Signatures.ALGORITHM);
    }
    checkAllThere(parameters);
    Duration valid = valid(parameters.getOrDefault("X-Amz-Expires", ""));
    return new SignatureClaim(
        ClaimHead.parse(
            parameters.getOrDefault("X-Amz-Credential", ""),
            parameters.getOrDefault("X-Amz-SignedHeaders", "")),
        parameters.getOrDefault(SIGNATURE, ""),
        parameters.getOrDefault("X-Amz-Date", ""),
        parameters.getOrDefault("X-Amz-Security-Token", ""),
        valid);
  }

  private static void checkAllThere(Map<String, String> parameters) {
    List<String> missing = new ArrayList<>();
    for (String name : List.of("Credential", "Signature", "SignedHeaders", "Date", "Expires")) {
      if (parameters.getOrDefault("X-Amz-" + name, "").isEmpty()) {
        missing.add("AWS query-string parameters must include 'X-Amz-" + name + "'.");
      }
    }
    if (!missing.isEmpty()) {
      throw Refusal.incomplete(String.join(" ", missing));
    }
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
}
