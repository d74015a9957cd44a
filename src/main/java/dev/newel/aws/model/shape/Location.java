package dev.newel.aws.model.shape;

import org.jspecify.annotations.Nullable;

/** Where in an HTTP message a member stands, in the protocols that bind members to it. */
public enum Location {
  BODY,
  URI,
  QUERY,
  HEADER,
  /** All headers that begin with the member's name. */
  HEADERS,
  STATUS_CODE;

  public static Location of(@Nullable String name) {
    if (name == null) {
      return BODY;
    }
    return switch (name) {
      case "uri" -> URI;
      case "querystring" -> QUERY;
      case "header" -> HEADER;
      case "headers" -> HEADERS;
      case "statusCode" -> STATUS_CODE;
      default -> throw new IllegalArgumentException("no such location: " + name);
    };
  }
}
