package dev.newel.store.redis.client;

import io.vertx.core.buffer.Buffer;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Lua script, called by its SHA-1 digest. It lives in {@code lua/NAME.lua} on the class path,
 * whose header names its keys and arguments; a line {@code -- @include NAME} stands for the text of
 * another one.
 */
public final class Script {

  private static final Pattern INCLUDE = Pattern.compile("(?m)^ *-- @include (\\S+)$");

  private final String name;
  private final String text;
  private final byte[] digest;

  Script(String name, String text) {
    this.name = name;
    this.text = text;
    this.digest = sha1(text).getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * Loads a script from the class path.
   *
   * @throws IllegalArgumentException if there is no such file
   */
  public static Script load(String name) {
    return new Script(name, read(name));
  }

  public String name() {
    return name;
  }

  public String text() {
    return text;
  }

  /** The SHA-1 of the text, in hexadecimal digits, as the server knows the script. */
  byte[] digest() {
    return digest;
  }

  /** The request that names the script by its digest. */
  Request byDigest(List<?> keys, List<?> args) {
    return request(Request.cmd(Command.EVALSHA).arg(digest), keys, args);
  }

  /** The request that carries the whole text, after which the server knows the digest. */
  Request byText(List<?> keys, List<?> args) {
    return request(Request.cmd(Command.EVAL).arg(text), keys, args);
  }

  /** The request after which a server knows the script, without having run it. */
  Request toLoad() {
    return Request.cmd(Command.SCRIPT).arg("LOAD").arg(text);
  }

  private static Request request(Request request, List<?> keys, List<?> args) {
    request.arg(keys.size());
    add(request, keys);
    add(request, args);
    return request;
  }

  private static void add(Request request, List<?> values) {
    // by index: an iterator per call shows in a profile of the commit
    for (int i = 0; i < values.size(); i++) {
      Object value = values.get(i);
      if (value instanceof String string) {
        request.arg(string);
      } else if (value instanceof Buffer buffer) {
        request.arg(buffer);
      } else if (value instanceof byte[] bytes) {
        request.arg(bytes);
      } else if (value instanceof Number number) {
        request.arg(number.longValue());
      } else {
        throw new IllegalArgumentException("not an argument of a script: " + value);
      }
    }
  }

  private static String read(String name) {
    return INCLUDE
        .matcher(resource("lua/" + name + ".lua"))
        .replaceAll(m -> Matcher.quoteReplacement(read(m.group(1))));
  }

  /**
   * A text on the class path.
   *
   * @throws IllegalArgumentException if there is none
   */
  static String resource(String path) {
    try (InputStream in = Script.class.getClassLoader().getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalArgumentException("no script " + path + " on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(path, e);
    }
  }

  private static String sha1(String text) {
    try {
      MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
      return HexFormat.of().formatHex(sha1.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-1", e);
    }
  }
}
