package dev.newel.asl.jsonata.function;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.asl.jsonata.value.ErrorCode;
import dev.newel.asl.jsonata.value.Evaluation;
import dev.newel.asl.jsonata.value.Numbers;
import dev.newel.asl.jsonata.value.Sequence;
import dev.newel.asl.jsonata.value.Token;
import dev.newel.asl.jsonata.value.Values;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/**
 * The functions that Step Functions adds to the language.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html">Step
 *     Functions, JSONata functions</a>
 */
final class AwsFunctions {

  static final List<Builtin> ALL =
      List.of(
          Builtin.of("partition", "<xn?:a>", 2, AwsFunctions::partition),
          Builtin.of("range", "<n?n?n?:a>", 3, AwsFunctions::range),
          Builtin.of("hash", "<ss:s>", 2, AwsFunctions::hash),
          Builtin.total("random", "<n?:n>", 1, AwsFunctions::random),
          Builtin.total("uuid", "<:s>", 0, AwsFunctions::uuid),
          Builtin.of("parse", "<s?:x>", 1, AwsFunctions::parse));

  private static final List<String> ALGORITHMS =
      List.of("SHA-1", "SHA-384", "SHA-256", "SHA-512", "MD5");

  /** AWS makes no longer one, though ten times longer ones of the language's own ranges. */
  private static final int MAX_RANGE = 360_145;

  private static final long VERSION_MASK = ~0xf000L;
  private static final long VERSION_4 = 0x4000L;
  private static final long VARIANT_MASK = ~(3L << 62);
  private static final long VARIANT = 1L << 63;

  private AwsFunctions() {}

  private static JsonNode partition(Call call) {
    if (!(call.get(0) instanceof ArrayNode array)) {
      throw ErrorCode.T0412.with(1, new Token(call.name()), Values.UNDEFINED);
    }
    int size = call.has(1) ? (int) call.number(1) : array.size();
    if (size <= 0 || array.isEmpty()) {
      return Values.UNDEFINED;
    }
    ArrayNode chunks = Values.array();
    for (int i = 0; i < array.size(); i++) {
      if (i % size == 0) {
        call.evaluation().add(chunks, Values.array());
      }
      call.evaluation().add((ArrayNode) chunks.get(chunks.size() - 1), array.get(i));
    }
    return chunks;
  }

  private static JsonNode range(Call call) {
    long first = (long) call.number(0);
    long last = (long) call.number(1);
    long step = (long) call.number(2);
    if (!call.has(1) || step == 0 || (step > 0 ? first > last : first < last)) {
      return Values.UNDEFINED;
    }
    double count = Math.floor(((double) last - first) / step) + 1;
    if (count > MAX_RANGE) {
      throw Evaluation.memoryExceeded();
    }
    call.evaluation().makeNumbers((long) count);
    ArrayNode numbers = new Sequence();
    for (int i = 0; i < count; i++) {
      numbers.add(Numbers.of(first + (double) i * step));
    }
    return numbers;
  }

  private static JsonNode hash(Call call) {
    String algorithm = call.text(1);
    if (!ALGORITHMS.contains(algorithm)) {
      throw ErrorCode.D3137.with(
          "Hash algorithm '%s' must be one of %s"
              .formatted(algorithm, String.join(", ", ALGORITHMS)));
    }
    call.evaluation().spend(call.text(0).length());
    try {
      MessageDigest digest = MessageDigest.getInstance(algorithm);
      byte[] hash = digest.digest(call.text(0).getBytes(StandardCharsets.UTF_8));
      return Values.text(HexFormat.of().formatHex(hash));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has " + algorithm, e);
    }
  }

  /** With a seed it is the number that Java's generator begins with, on AWS, too. */
  private static JsonNode random(Call call) {
    return Numbers.of(
        call.has(0)
            ? new Random((long) call.number(0)).nextDouble()
            : call.evaluation().random().nextDouble());
  }

  private static JsonNode uuid(Call call) {
    long high = (call.evaluation().random().nextLong() & VERSION_MASK) | VERSION_4;
    long low = (call.evaluation().random().nextLong() & VARIANT_MASK) | VARIANT;
    return Values.text(new UUID(high, low).toString());
  }

  private static JsonNode parse(Call call) {
    String text = call.text(0);
    call.evaluation().spend(2L * text.length());
    JsonNode value;
    try {
      value = JsonReader.read(text);
    } catch (JsonProcessingException e) {
      throw ErrorCode.D3137.with("Invalid JSON");
    }
    return plain(value, call.evaluation(), 0);
  }

  /** Integers beyond a long are doubles here, and what is too large for those is no JSON. */
  private static JsonNode plain(JsonNode value, Evaluation evaluation, int level) {
    Evaluation.checkNesting(level);
    evaluation.spend(1);
    if (value instanceof ArrayNode array) {
      ArrayNode items = Values.array();
      for (JsonNode item : array) {
        evaluation.add(items, plain(item, evaluation, level + 1));
      }
      return items;
    }
    if (value instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> member : object.properties()) {
        evaluation.keepMember(member.getValue());
        member.setValue(plain(member.getValue(), evaluation, level + 1));
      }
      return object;
    }
    if (!value.isNumber() || value.isInt() || value.isLong()) {
      return value;
    }
    if (!Double.isFinite(value.doubleValue())) {
      throw ErrorCode.D3137.with("Invalid JSON");
    }
    return Numbers.of(value.doubleValue());
  }
}
