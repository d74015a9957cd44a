package dev.newel.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What keeps the pages light: small modules, few of them in a row, little to load. */
class ModulesTest {

  private static final int MOST_LINES = 300;
  private static final int MOST_ZIPPED_BYTES = 60 << 10;
  private static final int MOST_IMPORTS_IN_A_ROW = 3;

  private static final Path APP = ModuleFiles.FOLDER.resolve("app.js");

  private static final Pattern PRELOADED =
      Pattern.compile("<link rel=\"modulepreload\" href=\"/console/([^\"]+)\">");

  /** Whatever would make markup of a text, or run one. */
  private static final Pattern DANGEROUS =
      Pattern.compile(
          "innerHTML|outerHTML|insertAdjacentHTML|document\\.write|\\beval\\(|new Function"
              + "|srcdoc|javascript:");

  private static final Map<String, String> LIBRARIES = Libraries.load().resources();

  static Stream<Path> files() {
    return Stream.of(".js", ".css").flatMap(ending -> ModuleFiles.all(ending).stream());
  }

  static List<Path> modules() {
    return ModuleFiles.all(".js");
  }

  /** Pages, but for the editor, which has a library of its own. */
  static List<Path> pages() {
    return modules().stream()
        .filter(module -> module.startsWith(ModuleFiles.FOLDER.resolve("pages")))
        .filter(module -> reached(module).stream().noneMatch(ModulesTest::isOfTheEditor))
        .toList();
  }

  private static boolean isOfTheEditor(String name) {
    return name.startsWith("@codemirror");
  }

  @ParameterizedTest
  @MethodSource("files")
  void shouldBeSmall(Path file) {
    assertThat(ModuleFiles.read(file).lines().count()).isLessThanOrEqualTo(MOST_LINES);
  }

  @ParameterizedTest
  @MethodSource("modules")
  void shouldMakeNoMarkupOfTexts(Path module) {
    assertThat(ModuleFiles.read(module)).doesNotContainPattern(DANGEROUS);
  }

  @ParameterizedTest
  @MethodSource("modules")
  void shouldImportWhatIsThere(Path module) {
    Stream.concat(
            ModuleFiles.imports(module).stream(), ModuleFiles.importsOnDemand(module).stream())
        .forEach(
            target -> {
              if (target.startsWith(".")) {
                assertThat(ModuleFiles.resolve(module, target)).exists();
              } else {
                assertThat(LIBRARIES).containsKey(target);
              }
            });
  }

  @Test
  void shouldHaveEachLibraryOnTheClassPath() {
    assertThat(LIBRARIES.values()).allSatisfy(file -> assertThat(ClassPath.find(file)).isNotNull());
  }

  @ParameterizedTest
  @MethodSource("pages")
  void shouldLoadLittleForAPage(Path page) {
    Set<String> loaded = reached(APP);
    loaded.addAll(reached(page));
    int size = loaded.stream().mapToInt(ModulesTest::zippedSize).sum();
    size += ModuleFiles.all(".css").stream().mapToInt(ModulesTest::zippedSize).sum();
    size += zippedSize(ModuleFiles.FOLDER.resolve("index.html"));

    assertThat(size).isLessThanOrEqualTo(MOST_ZIPPED_BYTES);
  }

  @ParameterizedTest
  @MethodSource("modules")
  void shouldNotLoadInALongRow(Path module) throws IOException {
    Set<String> preloaded = new HashSet<>();
    PRELOADED
        .matcher(Files.readString(ModuleFiles.FOLDER.resolve("index.html")))
        .results()
        .forEach(found -> preloaded.add(found.group(1)));

    assertThat(depth(module, preloaded)).isLessThanOrEqualTo(MOST_IMPORTS_IN_A_ROW);
  }

  private static int depth(Path module, Set<String> preloaded) {
    return ModuleFiles.imports(module).stream()
        .filter(target -> target.startsWith("."))
        .map(target -> ModuleFiles.resolve(module, target))
        .filter(next -> !preloaded.contains(ModuleFiles.FOLDER.relativize(next).toString()))
        .mapToInt(next -> 1 + depth(next, preloaded))
        .max()
        .orElse(0);
  }

  /** Own files by their paths and libraries by their specifiers, all that one module needs. */
  private static Set<String> reached(Path module) {
    Set<String> reached = new LinkedHashSet<>();
    reach(module, reached);
    return reached;
  }

  private static void reach(Path module, Set<String> reached) {
    if (reached.add(module.toString())) {
      for (String target : ModuleFiles.imports(module)) {
        if (target.startsWith(".")) {
          reach(ModuleFiles.resolve(module, target), reached);
        } else {
          reached.add(target);
        }
      }
    }
  }

  private static int zippedSize(String name) {
    String resource = LIBRARIES.get(name);
    return resource == null
        ? zippedSize(Path.of(name))
        : Asset.of("", ClassPath.read(resource)).gzip().length();
  }

  private static int zippedSize(Path file) {
    try {
      return Asset.of("", SourceText.shortened(Files.readAllBytes(file))).gzip().length();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
