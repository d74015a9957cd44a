package dev.newel.aws.client;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What requests are signed with. */
public record Credentials(
    String accessKeyId, String secretAccessKey, @Nullable String sessionToken) {

  /**
   * For an endpoint of the user's own without any credentials: an emulator reads from a signature
   * which service and region is meant, and cares for no key.
   */
  static final Credentials DUMMY = new Credentials("newel", "newel", null);

  /**
   * Those of AWS's environment variables.
   *
   * @param variables null for one that is not set
   */
  public static Optional<Credentials> ofEnvironment(Function<String, @Nullable String> variables) {
    return of(
        variables.apply("AWS_ACCESS_KEY_ID"),
        variables.apply("AWS_SECRET_ACCESS_KEY"),
        variables.apply("AWS_SESSION_TOKEN"));
  }

  static Optional<Credentials> of(
      @Nullable String accessKeyId, @Nullable String secret, @Nullable String token) {
    if (accessKeyId == null || accessKeyId.isBlank() || secret == null || secret.isBlank()) {
      return Optional.empty();
    }
    String sessionToken = token == null || token.isBlank() ? null : token.trim();
    return Optional.of(new Credentials(accessKeyId.trim(), secret.trim(), sessionToken));
  }

  /** Logs must not tell the secret. */
  @Override
  public String toString() {
    return "Credentials[" + accessKeyId + "]";
  }
}
