package dev.newel.asl.jsonpath;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A compiled JSONPath, immutable.
 *
 * <p>AWS reads paths with a version of Jayway's json-path that is older than its 2.1.0. What is a
 * path, where it leads and why it leads nowhere is here as it is there, down to what looks like a
 * mistake: {@code length()} is a name, no array has an element with a negative index, parentheses
 * in a filter do not group, and {@code [0..1]} is {@code [0]}.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/amazon-states-language-paths.html">Using
 *     JSONPath paths</a>
 */
public final class JsonPath {

  private final String text;
  private final Route route;

  private JsonPath(String text, Route route) {
    this.text = text;
    this.route = route;
  }

  /**
   * Compiles a path.
   *
   * @param text begins with {@code $}
   * @throws InvalidPathException if it is no path, is longer than 4096 characters, has more than
   *     256 steps, or has a regular expression, whose work cannot be bounded
   */
  public static JsonPath compile(String text) throws InvalidPathException {
    if (!text.startsWith("$")) {
      throw new InvalidPathException("A path begins with $");
    }
    return new JsonPath(text, PathParser.parse(text));
  }

  /** The text as it was compiled. */
  public String text() {
    return text;
  }

  /**
   * Whether the path names a single value. The value of any other is an array of what matches:
   * paths with a wildcard, a slice, several indexes, a filter or {@code ..}.
   */
  public boolean isDefinite() {
    return route.isDefinite();
  }

  /**
   * The steps of a reference path as the States Language has it, for those who write through it:
   * names and indexes of at least 0 only. Null where the path is none.
   */
  public @Nullable List<ReferenceStep> referenceSteps() {
    return route.referenceSteps();
  }

  /**
   * The value. A node is the very one of the data, never a copy. An index that an array does not
   * have reads as null where the path ends with it, as on AWS.
   *
   * @param root may be a {@link NullNode}: {@code $} leads to it, no other definite path leads
   *     anywhere
   * @throws PathNotFoundException if a definite path leads nowhere, or any path does not fit the
   *     data
   */
  public JsonNode read(JsonNode root, Allowance allowance) {
    JsonNode plain = route.follow(root, allowance);
    if (plain != null) {
      return plain;
    }
    JsonNode found = new Walk(route, root, allowance).read();
    return found.isMissingNode() ? NullNode.instance : found;
  }

  /**
   * The value, or null where {@link #read} would throw, or would read null for an index that an
   * array does not have: for those who only ask whether there is something.
   */
  public @Nullable JsonNode find(JsonNode root, Allowance allowance) {
    JsonNode plain = route.follow(root, allowance);
    if (plain != null || route.isPlain()) {
      return plain;
    }
    try {
      JsonNode found = new Walk(route, root, allowance).read();
      return found.isMissingNode() ? null : found;
    } catch (PathNotFoundException e) {
      return null;
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
