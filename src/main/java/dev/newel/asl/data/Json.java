package dev.newel.asl.data;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * A JSON value that keeps the text it came as. AWS passes a text through untouched, white space
 * included, while no state changes the value, and writes compact JSON as soon as one does.
 *
 * <p>Each form is made from the other when first asked for. The node is shared: never change it.
 */
public final class Json {

  /** Reads fractions exactly, keeps 1.0 apart from 1, and refuses what follows the value. */
  public static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          // a source excerpt in an error message would be Jackson's, not AWS's
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .addModule(JsonNodes.module())
          .build();

  private static final ObjectReader READER = MAPPER.readerFor(JsonNode.class);

  public static final Json NULL = of(JsonNodeFactory.instance.nullNode());
  public static final Json EMPTY_OBJECT = ofTrusted("{}");

  private @Nullable String text;

  /** Made on a worker now and then, while an event loop has the value too. */
  private volatile @Nullable JsonNode node;

  private Json(@Nullable String text, @Nullable JsonNode node) {
    this.text = text;
    this.node = node;
  }

  /**
   * Parses a text from outside.
   *
   * @throws JsonProcessingException if it is not one JSON value
   */
  public static Json parse(String text) throws JsonProcessingException {
    // most values are only passed on: what nobody looks into needs no tree
    try (JsonParser parser = MAPPER.createParser(text)) {
      if (!isOneValue(parser)) {
        READER.readTree(text); // says what is wrong with it
      }
      return new Json(text, null);
    } catch (JsonProcessingException e) {
      throw e;
    } catch (IOException e) {
      throw new UncheckedIOException("a text cannot fail to be read", e);
    }
  }

  /** Whether there is no more than one value, all of whose numbers can be read. */
  private static boolean isOneValue(JsonParser parser) throws IOException {
    JsonToken token = parser.nextToken();
    if (token == null) {
      throw new EmptyJsonException();
    }
    int depth = 0;
    do {
      if (token == JsonToken.VALUE_NUMBER_FLOAT && JsonNodes.mayBeOutOfRange(parser)) {
        return false;
      }
      depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
      token = parser.nextToken();
    } while (depth > 0 && token != null);
    return token == null;
  }

  /** A text that is known to be JSON: one that Newel wrote, or has parsed before. */
  public static Json ofTrusted(String text) {
    return new Json(text, null);
  }

  public static Json of(JsonNode node) {
    return new Json(null, node);
  }

  public JsonNode node() {
    JsonNode known = node;
    if (known == null) {
      known = read(text());
      node = known;
    }
    return known;
  }

  public String text() {
    String known = text;
    if (known == null) {
      known = write(node());
      text = known;
    }
    return known;
  }

  /**
   * The compact text of a node.
   *
   * @throws StateException {@code States.DataLimitExceeded} where it nests deeper than 1,000
   *     levels, which a state can make of data that do not
   */
  public static String write(JsonNode node) {
    try {
      return MAPPER.writeValueAsString(node);
    } catch (StreamConstraintsException e) {
      throw beyondLimits();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a JSON tree that cannot be written", e);
    }
  }

  private static JsonNode read(String text) {
    try {
      return READER.readTree(text);
    } catch (StreamConstraintsException e) {
      throw beyondLimits();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a trusted text is not JSON", e);
    }
  }

  private static StateException beyondLimits() {
    return StateException.located(
        ErrorName.DATA_LIMIT_EXCEEDED, "The data nest too deeply, or hold a number too long.");
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Json that && node().equals(that.node());
  }

  @Override
  public int hashCode() {
    return node().hashCode();
  }

  @Override
  public String toString() {
    return text();
  }

  private static final class EmptyJsonException extends JsonProcessingException {
    EmptyJsonException() {
      super("Empty JSON text");
    }
  }
}
