package dev.newel.store.redis.catalog;

import dev.newel.aws.Home;
import dev.newel.aws.Name;
import dev.newel.store.Catalog.Activity;
import dev.newel.store.Catalog.Machine;
import dev.newel.store.redis.codec.UnreadableValueException;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * State machines and activities as the fields of a hash. They are written once and never again, so
 * that fields of a newer version are safe; only {@code deleting} comes to those of a machine later,
 * and {@code tags} change.
 */
public final class CatalogFields {

  /** The major version of the format; a new field does not change it. */
  private static final String FORMAT = "1";

  private CatalogFields() {}

  public static List<Object> of(Machine machine) {
    return fields(
        "format", FORMAT,
        "name", machine.name().text(),
        "revision", machine.revision(),
        "initial", machine.initial() ? 1 : 0,
        "created", machine.creationTime(),
        "updated", machine.updateTime(),
        "type", machine.type(),
        "role", machine.roleArn(),
        "definition", machine.definition(),
        "settings", machine.settings(),
        "tags", machine.tags());
  }

  private static List<Object> fields(Object... namesAndValues) {
    return List.of(namesAndValues);
  }

  public static Machine machine(Home home, Response response) {
    return machine(home, fields(response));
  }

  public static Machine machine(Home home, Map<String, String> fields) {
    checkFormat(fields);
    return new Machine(
        new Name(home, text(fields, "name")),
        text(fields, "revision"),
        "1".equals(text(fields, "initial")),
        Long.parseLong(text(fields, "created")),
        Long.parseLong(text(fields, "updated")),
        text(fields, "type"),
        text(fields, "role"),
        text(fields, "definition"),
        text(fields, "settings"),
        text(fields, "tags"),
        fields.containsKey("deleting"));
  }

  public static List<Object> of(Activity activity) {
    List<Object> fields =
        new ArrayList<>(
            fields(
                "format", FORMAT,
                "name", activity.name().text(),
                "created", activity.creationTime(),
                "tags", activity.tags()));
    if (activity.encryption() != null) {
      fields.add("encryption");
      fields.add(activity.encryption());
    }
    return fields;
  }

  public static Activity activity(Home home, Response response) {
    return activity(home, fields(response));
  }

  public static Activity activity(Home home, Map<String, String> fields) {
    checkFormat(fields);
    return new Activity(
        new Name(home, text(fields, "name")),
        Long.parseLong(text(fields, "created")),
        text(fields, "tags"),
        fields.get("encryption"));
  }

  private static void checkFormat(Map<String, String> fields) {
    String format = text(fields, "format");
    if (!format.equals(FORMAT)) {
      throw new UnreadableValueException(
          text(fields, "name") + " is in format " + format + ", which a newer version has written");
    }
  }

  private static String text(Map<String, String> fields, String name) {
    String text = fields.get(name);
    if (text == null) {
      throw new IllegalStateException("the field " + name + " is missing in Redis");
    }
    return text;
  }

  /** HGETALL's answer is a map by protocol version 3, and a list by version 2 and from scripts. */
  private static Map<String, String> fields(Response response) {
    Map<String, String> fields = new HashMap<>();
    if (response.isMap()) {
      response.getKeys().forEach(key -> fields.put(key, response.get(key).toString()));
    } else {
      for (int i = 0; i < response.size(); i += 2) {
        fields.put(response.get(i).toString(), response.get(i + 1).toString());
      }
    }
    return fields;
  }
}
