package dev.newel.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The form of an object that Kubernetes itself does not know, as far as the manifests use it: a
 * file for each kind in {@code src/test/resources/k8s}. There a field has a {@code !} behind its
 * name where it must not be missing, and its value is a pattern for texts, a list of what each
 * element is, or the fields below; {@code ANY} is any name of a field.
 */
final class CustomSchema {

  private static final Path SCHEMAS = Path.of("src/test/resources/k8s");
  private static final String ANY = "ANY";

  private CustomSchema() {}

  /**
   * Checks for fields that are unknown, missing or of another form.
   *
   * @throws IllegalArgumentException naming the first that is wrong
   */
  static void check(JsonNode object) throws IOException {
    Path file = SCHEMAS.resolve(object.path("kind").asText() + ".yaml");
    Object form = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
    check("", new ObjectMapper().valueToTree(form), object);
  }

  private static void check(String path, JsonNode form, JsonNode value) {
    if (form.isObject() && value.isObject()) {
      checkFields(path, form, value);
    } else if (form.isArray() && value.isArray() && !value.isEmpty()) {
      value.forEach(element -> check(path + "[]", form.get(0), element));
    } else if (!form.isTextual()
        || !value.isValueNode()
        || !Pattern.matches(form.asText(), value.asText())) {
      throw new IllegalArgumentException(path + " is not as it is to be: " + value);
    }
  }

  private static void checkFields(String path, JsonNode form, JsonNode value) {
    for (Iterator<String> names = form.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (name.endsWith("!") && !value.has(name.substring(0, name.length() - 1))) {
        throw new IllegalArgumentException(path + " lacks " + name);
      }
    }
    for (Map.Entry<String, JsonNode> field : value.properties()) {
      String name = field.getKey();
      JsonNode known = form.has(name + "!") ? form.get(name + "!") : form.get(name);
      if (known == null && !form.has(ANY)) {
        throw new IllegalArgumentException(path + " has an unknown field " + name);
      }
      check(path + "/" + name, known == null ? form.get(ANY) : known, field.getValue());
    }
  }
}
