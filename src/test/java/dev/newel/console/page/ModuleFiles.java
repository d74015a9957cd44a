package dev.newel.console.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The console's own files, as they stand in the sources. */
final class ModuleFiles {

  static final Path FOLDER = Path.of("src/main/resources/console");

  private static final Pattern IMPORT =
      Pattern.compile(
          "^(?:import|export)\\b[^;]*?\\bfrom '([^']+)';|^import '([^']+)';", Pattern.MULTILINE);

  private static final Pattern ON_DEMAND =
      Pattern.compile("import\\([`']([./][^`'$]+)[`']\\)|path=\"(\\./[^\"]+\\.js)\"");

  private ModuleFiles() {}

  static List<Path> all(String ending) {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a module imports at once: own files, or the specifiers of libraries. */
  static List<String> imports(Path module) {
    return found(IMPORT, module);
  }

  /** What it imports when that is needed. */
  static List<String> importsOnDemand(Path module) {
    return found(ON_DEMAND, module);
  }

  private static List<String> found(Pattern pattern, Path module) {
    return pattern.matcher(read(module)).results().map(ModuleFiles::target).toList();
  }

  private static String target(MatchResult found) {
    return found.group(1) == null ? found.group(2) : found.group(1);
  }

  static Path resolve(Path module, String target) {
    return module.resolveSibling(target).normalize();
  }
}
