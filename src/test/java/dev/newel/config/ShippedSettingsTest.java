package dev.newel.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is shipped tells of all settings. */
class ShippedSettingsTest {

  @Test
  void shouldShipAFileThatDocumentsAllSettings() throws IOException {
    String expected =
        Settings.ALL.stream()
            .map(
                s ->
                    "# %s\n# Takes %s. Variable: %s\n#%s=%s\n"
                        .formatted(
                            s.description(),
                            s.kind().accepted(),
                            s.envName(),
                            s.key(),
                            s.defaultText()))
            .collect(Collectors.joining("\n"));

    String shipped = Files.readString(Path.of("conf/newel.properties"));

    assertThat(shipped.substring(shipped.indexOf("\n\n") + 2)).isEqualTo(expected);
  }

  @Test
  void shouldShipAReadmeThatListsAllSettings() throws IOException {
    String rows =
        Settings.ALL.stream()
            .map(
                s ->
                    "| `%s` | `%s` | %s| %s |\n"
                        .formatted(
                            s.key(),
                            s.envName(),
                            s.defaultText().isEmpty() ? "" : "`" + s.defaultText() + "` ",
                            s.description()))
            .collect(Collectors.joining());

    assertThat(Files.readString(Path.of("README.md")))
        .contains("|---|---|---|---|\n" + rows + "\n");
  }
}
