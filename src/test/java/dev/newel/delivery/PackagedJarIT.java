package dev.newel.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The one jar that runs anywhere: what merging many into one can break. */
class PackagedJarIT {

  private JarFile jar;

  @BeforeEach
  void open() throws IOException {
    jar = new JarFile(System.getProperty("newel.jar"));
  }

  @AfterEach
  void close() throws IOException {
    jar.close();
  }

  @Test
  void theManifestNamesMainAndTheVersion() throws IOException {
    Attributes manifest = jar.getManifest().getMainAttributes();

    assertThat(manifest.getValue(Attributes.Name.MAIN_CLASS)).isEqualTo("dev.newel.Main");
    assertThat(manifest.getValue(Attributes.Name.MULTI_RELEASE)).isEqualTo("true");
    assertThat(manifest.getValue(Attributes.Name.IMPLEMENTATION_VERSION)).isNotBlank();
  }

  @Test
  void noSignatureIsLeftThatTheMergedJarWouldBreak() {
    assertThat(entries()).noneMatch(name -> name.matches("META-INF/.*\\.(SF|DSA|RSA)"));
  }

  @Test
  void theEmbeddedRedisIsInside() {
    assertThat(entries())
        .anyMatch(name -> name.matches("redis-server-.*-linux-amd64"))
        .anyMatch(name -> name.matches("redis-server-.*-darwin-arm64"));
  }

  @Test
  void theLicenceIsInside() {
    assertThat(entries()).contains("META-INF/LICENSE", "META-INF/NOTICE");
  }

  /** What other projects depend on: its own classes alone, which bring the others as Maven does. */
  @Test
  void theArtifactHasNothingOfOthers() throws IOException {
    try (JarFile artifact = new JarFile(System.getProperty("newel.artifact"))) {
      assertThat(artifact.stream().map(ZipEntry::getName))
          .contains("dev/newel/Newel.class", "META-INF/LICENSE")
          .noneMatch(name -> name.startsWith("redis-server"))
          .filteredOn(name -> name.endsWith(".class"))
          .allMatch(name -> name.startsWith("dev/newel/"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sources", "javadoc"})
  void theArtifactIsExplained(String classifier) {
    String name = System.getProperty("newel.artifact").replace(".jar", "-" + classifier + ".jar");

    assertThat(Path.of(name)).exists();
  }

  private List<String> entries() {
    return jar.stream().map(ZipEntry::getName).toList();
  }
}
