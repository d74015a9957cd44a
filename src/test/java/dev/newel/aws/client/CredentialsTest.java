package dev.newel.aws.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialsTest {

  @Test
  void shouldReadTheEnvironment() {
    Map<String, String> variables =
        Map.of("AWS_ACCESS_KEY_ID", "id", "AWS_SECRET_ACCESS_KEY", "key", "AWS_SESSION_TOKEN", "t");

    assertThat(Credentials.ofEnvironment(variables::get))
        .contains(new Credentials("id", "key", "t"));
    assertThat(Credentials.ofEnvironment(Map.of("AWS_ACCESS_KEY_ID", "id")::get)).isEmpty();
  }

  @Test
  void shouldReadProfiles(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("config"),
            """
            # comment = no
            [default]
            aws_access_key_id = id
            aws_secret_access_key=key=with=signs

            [profile work]
            region = eu-west-1
            aws_access_key_id = id2
            aws_secret_access_key = key2
            aws_session_token = token2
            """);

    ProfileFile profiles = ProfileFile.read(file);

    assertThat(profiles.credentials("default"))
        .contains(new Credentials("id", "key=with=signs", null));
    assertThat(profiles.credentials("work")).contains(new Credentials("id2", "key2", "token2"));
    assertThat(profiles.region("work")).contains("eu-west-1");
    assertThat(profiles.credentials("other")).isEmpty();
  }

  @Test
  void shouldNotTellTheSecret() {
    assertThat(new Credentials("id", "secret", "token")).hasToString("Credentials[id]");
  }
}
