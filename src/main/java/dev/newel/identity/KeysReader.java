package dev.newel.identity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.identity.policy.Policy;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads access keys: {@code {"AccessKeys": [...]}}, each with the names that AWS's own answers have
 * for its members. No message has a secret in it.
 */
final class KeysReader {

  private static final Set<String> MEMBERS =
      Set.of(
          "AccessKeyId",
          "SecretAccessKey",
          "SessionToken",
          "Expiration",
          "Account",
          "Region",
          "UserName",
          "Policies");

  private static final Pattern ANY = Pattern.compile(".+");
  private static final Pattern ID = Pattern.compile("[\\w.+=@-]{1,128}");
  private static final Pattern USER_NAME = Pattern.compile("[\\w.+=,@-]{1,64}");
  private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
  private static final Pattern REGION = Pattern.compile("[a-z][a-z0-9-]{0,31}");

  private final String account;
  private final @Nullable Map<String, Policy> policies;

  /**
   * @param account of keys that name none
   * @param policies by their names; null where there are none, and all is allowed
   */
  KeysReader(String account, @Nullable Map<String, Policy> policies) {
    this.account = account;
    this.policies = policies;
  }

  /**
   * Reads keys by their ids.
   *
   * @throws IllegalArgumentException for what is none, in one sentence
   */
  Map<String, AccessKey> read(JsonNode file) {
    JsonNode given = file.path("AccessKeys");
    if (!given.isArray() || file.size() != 1) {
      throw new IllegalArgumentException("it must be a JSON object with the list AccessKeys alone");
    }
    Map<String, AccessKey> keys = new HashMap<>();
    for (int i = 0; i < given.size(); i++) {
      try {
        AccessKey key = key(given.get(i));
        if (keys.put(String.valueOf(key.caller().accessKeyId()), key) != null) {
          throw new IllegalArgumentException("its AccessKeyId stands there twice");
        }
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("key " + (i + 1) + ": " + e.getMessage(), e);
      }
    }
    return Map.copyOf(keys);
  }

  private AccessKey key(JsonNode key) {
    for (Map.Entry<String, JsonNode> member : key.properties()) {
      if (!MEMBERS.contains(member.getKey())) {
        throw new IllegalArgumentException("a key has no " + member.getKey());
      }
    }
    String id = required(key, "AccessKeyId", ID);
    String secret = required(key, "SecretAccessKey", ANY);
    String ownAccount = optional(key, "Account", ACCOUNT);
    String keyAccount = ownAccount == null ? account : ownAccount;
    return new AccessKey(
        caller(id, keyAccount, key),
        secret,
        optional(key, "SessionToken", ANY),
        expires(optional(key, "Expiration", ANY)),
        keyAccount,
        optional(key, "Region", REGION));
  }

  private Caller caller(String id, String keyAccount, JsonNode key) {
    String userName = optional(key, "UserName", USER_NAME);
    String user = "arn:aws:iam::" + keyAccount + ":user/" + (userName == null ? id : userName);
    return new Caller(id, user, policy(key.path("Policies")));
  }

  private static String required(JsonNode key, String name, Pattern form) {
    String text = optional(key, name, form);
    if (text == null) {
      throw new IllegalArgumentException("it has no " + name);
    }
    return text;
  }

  private static @Nullable String optional(JsonNode key, String name, Pattern form) {
    JsonNode given = key.path(name);
    if (given.isMissingNode()) {
      return null;
    }
    if (!given.isTextual() || !form.matcher(given.textValue()).matches()) {
      throw new IllegalArgumentException("its " + name + " must be a text of the form " + form);
    }
    return given.textValue();
  }

  private static @Nullable Instant expires(@Nullable String text) {
    try {
      return text == null ? null : Instant.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "its Expiration is no time, as 2026-12-31T00:00:00Z is", e);
    }
  }

  /** Who has no policy where there are policies would be let do nothing, which nobody means. */
  private Policy policy(JsonNode names) {
    if (policies == null) {
      if (!names.isMissingNode()) {
        throw new IllegalArgumentException("it has Policies, but there is no file with policies");
      }
      return Policy.EVERYTHING;
    }
    if (!names.isArray() || names.isEmpty()) {
      throw new IllegalArgumentException("it must have Policies, a list of names");
    }
    List<Policy> own = new ArrayList<>();
    for (JsonNode name : names) {
      Policy policy = policies.get(name.asText());
      if (policy == null) {
        throw new IllegalArgumentException("there is no policy " + name.asText());
      }
      own.add(policy);
    }
    return Policy.of(own);
  }
}
