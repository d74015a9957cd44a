package dev.newel.api.action;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.asl.data.Json;
import dev.newel.aws.ServiceError.TooManyTags;
import dev.newel.aws.ServiceError.ValidationException;
import dev.newel.aws.ServiceException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The tags of a resource, which is kept with them as JSON.
 *
 * @param values by the keys, in the order that these came in
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/sfn-best-practices.html#concepts-tagging">Tagging</a>
 */
public record Tags(Map<String, String> values) {

  /** As many as AWS lets a resource have. */
  private static final int MOST = 50;

  private static final Pattern ALLOWED = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*");

  /** Of keys that are AWS's own. */
  private static final String RESERVED = "aws:";

  /**
   * The tags that a call creates a resource with, as JSON.
   *
   * @param resourceArn what is to be created
   * @throws ServiceException with TooManyTags or ValidationException
   */
  public static String of(ObjectNode input, String resourceArn) {
    return read("[]").with(input.path("tags"), resourceArn).text();
  }

  /** Reads {@link #text()}. */
  public static Tags read(String json) {
    Map<String, String> values = new LinkedHashMap<>();
    Json.ofTrusted(json)
        .node()
        .forEach(tag -> values.put(tag.path("key").asText(), tag.path("value").asText()));
    return new Tags(values);
  }

  /**
   * These and others; of two with one key the new one.
   *
   * @throws ServiceException with TooManyTags or ValidationException
   */
  public Tags with(JsonNode others, String resourceArn) {
    Map<String, String> all = new LinkedHashMap<>(values);
    int place = 0;
    for (JsonNode tag : others) {
      place++;
      all.put(key(tag, place), value(tag, place));
    }
    if (all.size() > MOST) {
      throw new ServiceException(
          new TooManyTags("The number of tags exceeds the limit of " + MOST, resourceArn));
    }
    return new Tags(all);
  }

  private static String key(JsonNode tag, int place) {
    String key = tag.path("key").textValue();
    if (key == null) {
      throw invalid("null", place, "key", "Member must not be null");
    } else if (key.startsWith(RESERVED)) {
      throw invalid("'" + key + "'", place, "key", "Member must not begin with " + RESERVED);
    }
    return checked(key, place, "key");
  }

  private static String value(JsonNode tag, int place) {
    return checked(tag.path("value").asText(), place, "value");
  }

  private static String checked(String text, int place, String member) {
    if (!ALLOWED.matcher(text).matches()) {
      String pattern = "Member must satisfy regular expression pattern: " + ALLOWED;
      throw invalid("'" + text + "'", place, member, pattern);
    }
    return text;
  }

  private static ServiceException invalid(
      String value, int place, String member, String constraint) {
    return new ServiceException(
        new ValidationException(
            "1 validation error detected: Value %s at 'tags.%d.member.%s' failed to satisfy constraint: %s"
                .formatted(value, place, member, constraint),
            null));
  }

  /** These without some. */
  public Tags without(Collection<String> keys) {
    Map<String, String> rest = new LinkedHashMap<>(values);
    rest.keySet().removeAll(keys);
    return new Tags(rest);
  }

  /** As they are kept. */
  public String text() {
    return Json.write(list());
  }

  /** As answers have them. */
  public ArrayNode list() {
    ArrayNode list = ActionContext.object().arrayNode();
    values.forEach((key, value) -> list.addObject().put("key", key).put("value", value));
    return list;
  }
}
