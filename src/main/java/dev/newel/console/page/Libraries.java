package dev.newel.console.page;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the pages import that is not Newel's own. Each specifier has one file, in one of the jars on
 * the class path; {@code libraries.txt} is the table.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/webappapis.html#import-maps">Import maps</a>
 */
final class Libraries {

  /** Below which they are served. */
  static final String PATH = "lib/";

  private static final String TABLE = "console/libraries.txt";

  private final Map<String, String> resources;

  private Libraries(Map<String, String> resources) {
    this.resources = resources;
  }

  static Libraries load() {
    Map<String, String> resources = new LinkedHashMap<>();
    new String(ClassPath.read(TABLE), StandardCharsets.UTF_8)
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(line -> line.split("\\s*=\\s*", 2))
        .forEach(entry -> resources.put(entry[0], entry[1]));
    return new Libraries(resources);
  }

  /** Where the library is that is served under this path, or null. */
  @Nullable String resource(String path) {
    boolean isLibrary = path.startsWith(PATH) && path.endsWith(".js");
    return isLibrary ? resources.get(path.substring(PATH.length(), path.length() - 3)) : null;
  }

  /** The import map, as it stands in the page. */
  String importMap() {
    ObjectNode map = JsonNodeFactory.instance.objectNode();
    ObjectNode imports = map.putObject("imports");
    resources.keySet().forEach(name -> imports.put(name, ConsolePages.ROOT + PATH + name + ".js"));
    return map.toString();
  }

  /** All resources, by their specifiers. */
  Map<String, String> resources() {
    return Map.copyOf(resources);
  }
}
