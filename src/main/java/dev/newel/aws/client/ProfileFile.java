package dev.newel.aws.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file of AWS's command line with profiles: {@code credentials} or {@code config}.
 *
 * @see <a href="https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html">Shared files</a>
 */
public final class ProfileFile {

  private final Map<String, Map<String, String>> profiles = new HashMap<>();

  private ProfileFile() {}

  /**
   * Reads a file. Blocks.
   *
   * @throws IOException if it cannot be read
   */
  public static ProfileFile read(Path file) throws IOException {
    ProfileFile profiles = new ProfileFile();
    Map<String, String> current = new HashMap<>();
    for (String line : Files.readAllLines(file)) {
      String text = line.trim();
      int equals = text.indexOf('=');
      if (text.startsWith("[") && text.endsWith("]")) {
        current = new HashMap<>();
        profiles.profiles.put(profileName(text), current);
      } else if (equals > 0 && !text.startsWith("#") && !text.startsWith(";")) {
        current.put(text.substring(0, equals).trim(), text.substring(equals + 1).trim());
      }
    }
    return profiles;
  }

  /** The keys that stand in a profile; empty if there are none, or it gets them elsewhere. */
  public Optional<Credentials> credentials(String profile) {
    return Credentials.of(
        value(profile, "aws_access_key_id"),
        value(profile, "aws_secret_access_key"),
        value(profile, "aws_session_token"));
  }

  public Optional<String> region(String profile) {
    return Optional.ofNullable(value(profile, "region"));
  }

  private @Nullable String value(String profile, String key) {
    return profiles.getOrDefault(profile, Map.of()).get(key);
  }

  /** {@code [default]} or {@code [name]}; in a config file {@code [profile name]}. */
  private static String profileName(String header) {
    String name = header.substring(1, header.length() - 1).trim();
    return name.startsWith("profile ") ? name.substring("profile ".length()).trim() : name;
  }
}
