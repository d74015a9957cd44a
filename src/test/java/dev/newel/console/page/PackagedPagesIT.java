package dev.newel.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** The one jar has what the pages import, and no more of their libraries. */
class PackagedPagesIT {

  @Test
  void shouldHaveEachLibraryAndNothingElseOfIt() throws IOException {
    try (ZipFile jar = new ZipFile(System.getProperty("newel.jar"))) {
      List<String> scripts =
          jar.stream()
              .map(ZipEntry::getName)
              .filter(name -> name.startsWith("META-INF/resources/"))
              .filter(name -> !name.endsWith("/") && !name.endsWith("/LICENSE"))
              .toList();

      assertThat(scripts).hasSameElementsAs(Libraries.load().resources().values());
    }
  }
}
