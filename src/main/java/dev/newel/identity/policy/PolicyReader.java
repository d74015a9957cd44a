package dev.newel.identity.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reads policies in the form of IAM's. What it does not know it refuses: a condition that nobody
 * looks at would be a hole.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html">Grammar
 *     of the IAM JSON policy language</a>
 */
public final class PolicyReader {

  private static final Set<String> OF_POLICY = Set.of("Version", "Id", "Statement");
  private static final Set<String> OF_STATEMENT = Set.of("Sid", "Effect", "Action", "Resource");
  private static final Set<String> VERSIONS = Set.of("2012-10-17", "2008-10-17");

  private PolicyReader() {}

  /**
   * Reads policies by their names.
   *
   * @throws IllegalArgumentException for what is no policy, in one sentence
   */
  public static Map<String, Policy> read(JsonNode file) {
    if (!file.isObject()) {
      throw new IllegalArgumentException("it is no JSON object with policies by their names");
    }
    Map<String, Policy> policies = new HashMap<>();
    for (Map.Entry<String, JsonNode> entry : file.properties()) {
      try {
        policies.put(entry.getKey(), policy(entry.getValue()));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "the policy " + entry.getKey() + ": " + e.getMessage(), e);
      }
    }
    return Map.copyOf(policies);
  }

  private static Policy policy(JsonNode policy) {
    check(policy, OF_POLICY, "a policy");
    if (!VERSIONS.contains(policy.path("Version").asText())) {
      throw new IllegalArgumentException("its Version must be 2012-10-17");
    }
    List<Statement> statements = new ArrayList<>();
    JsonNode given = policy.path("Statement");
    if (given.isObject()) {
      statements.add(statement(given));
    } else {
      given.forEach(each -> statements.add(statement(each)));
    }
    if (statements.isEmpty()) {
      throw new IllegalArgumentException("it has no Statement");
    }
    return new Policy(statements);
  }

  private static Statement statement(JsonNode statement) {
    check(statement, OF_STATEMENT, "a statement");
    List<Wildcard> actions = texts(statement, "Action").stream().map(PolicyReader::action).toList();
    List<ResourcePattern> resources =
        texts(statement, "Resource").stream().map(ResourcePattern::of).toList();
    return new Statement(allows(statement.path("Effect").asText()), actions, resources);
  }

  private static boolean allows(String effect) {
    if (!effect.equals("Allow") && !effect.equals("Deny")) {
      throw new IllegalArgumentException("an Effect must be Allow or Deny");
    }
    return effect.equals("Allow");
  }

  private static Wildcard action(String text) {
    if (!text.equals("*") && text.indexOf(':') < 0) {
      throw new IllegalArgumentException(
          "the Action " + text + " has no prefix, as states:" + text + " has it");
    }
    return new Wildcard(text.toLowerCase(Locale.ROOT));
  }

  private static List<String> texts(JsonNode statement, String name) {
    JsonNode given = statement.path(name);
    List<String> texts = new ArrayList<>();
    if (given.isTextual()) {
      texts.add(given.textValue());
    } else if (given.isArray()) {
      given.forEach(each -> texts.add(each.isTextual() ? each.textValue() : ""));
    }
    if (texts.isEmpty() || texts.contains("")) {
      throw new IllegalArgumentException(
          "a statement's " + name + " must be a text, or a list of texts");
    }
    return texts;
  }

  private static void check(JsonNode node, Set<String> known, String what) {
    if (!node.isObject()) {
      throw new IllegalArgumentException(what + " must be a JSON object");
    }
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                throw new IllegalArgumentException(
                    what + " with " + name + " is not understood here, so it is refused");
              }
            });
  }
}
