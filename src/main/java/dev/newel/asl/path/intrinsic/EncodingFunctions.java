package dev.newel.asl.path.intrinsic;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.newel.asl.path.JsonText;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/** Intrinsic functions that encode, decode and hash. */
final class EncodingFunctions {

  /** AWS's limit, for the input of each of these. */
  private static final int MAX_LENGTH = 10_000;

  private static final Set<String> ALGORITHMS =
      Set.of("MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512");

  static final List<IntrinsicFunction> ALL =
      List.of(
          IntrinsicFunction.of("States.Base64Encode", 1, EncodingFunctions::base64Encode),
          IntrinsicFunction.of("States.Base64Decode", 1, EncodingFunctions::base64Decode),
          IntrinsicFunction.of("States.Hash", 2, EncodingFunctions::hash));

  private static JsonNode base64Encode(Arguments arguments) {
    byte[] bytes = arguments.string(0, MAX_LENGTH).getBytes(UTF_8);
    return text(arguments, Base64.getEncoder().encodeToString(bytes));
  }

  private static JsonNode base64Decode(Arguments arguments) {
    try {
      byte[] bytes = Base64.getDecoder().decode(arguments.string(0, MAX_LENGTH));
      return text(arguments, new String(bytes, UTF_8));
    } catch (IllegalArgumentException e) {
      // AWS says no more than that the arguments are invalid
      throw arguments.invalid();
    }
  }

  /** Of a string its characters are hashed, of anything else its JSON text. */
  private static JsonNode hash(Arguments arguments) {
    JsonNode value = arguments.node(0);
    String data = value.isTextual() ? value.textValue() : JsonText.of(value);
    String algorithm = arguments.string(1);
    if (data.length() > MAX_LENGTH || !ALGORITHMS.contains(algorithm)) {
      throw arguments.invalid();
    }
    byte[] digest = digest(algorithm).digest(data.getBytes(UTF_8));
    return text(arguments, HexFormat.of().formatHex(digest));
  }

  private static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java runtime lacks " + algorithm, e);
    }
  }

  private static JsonNode text(Arguments arguments, String text) {
    arguments.budget().spend(text.length());
    return TextNode.valueOf(text);
  }

  private EncodingFunctions() {}
}
