package dev.newel.aws.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.aws.model.Operation;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What some operations put before AWS's host: {@code sync-}, {@code {AccountId}.}. */
final class HostPrefix {

  private static final Pattern MEMBER = Pattern.compile("\\{(\\w+)}");
  private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9-]{1,63}");

  private HostPrefix() {}

  /**
   * The operation's endpoint. One of the user's own is for all operations.
   *
   * @throws IllegalArgumentException if a member is no part of a host's name
   */
  static Endpoint add(Operation operation, JsonNode members, Endpoint endpoint) {
    String prefix = operation.hostPrefix();
    return prefix == null || endpoint.custom()
        ? endpoint
        : endpoint.withHostPrefix(MEMBER.matcher(prefix).replaceAll(name -> label(name, members)));
  }

  private static String label(MatchResult name, JsonNode members) {
    String value = members.path(name.group(1)).asText();
    if (!LABEL.matcher(value).matches()) {
      throw new IllegalArgumentException(name.group(1) + " is no part of a host's name: " + value);
    }
    return Matcher.quoteReplacement(value);
  }
}
