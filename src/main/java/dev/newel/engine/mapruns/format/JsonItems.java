package dev.newel.engine.mapruns.format;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.asl.data.Json;
import dev.newel.engine.mapruns.reader.ReaderException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The items of an array or of an object in a JSON text. */
final class JsonItems implements ItemCursor {

  private static final String OFFSET = "o";
  private static final String IN_OBJECT = "f";

  /** A parser remembers the names of all fields that it meets, and there may be ever new ones. */
  private static final int BYTES_OF_A_PARSER = 256 << 10;

  private static final ObjectReader READER =
      Json.MAPPER.readerFor(JsonNode.class).without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final String source;
  private final int mostBytes;
  private final boolean inObject;
  private JsonPart part;
  private long partEnd;
  private long offset;

  private JsonItems(String source, int mostBytes, JsonPart part) {
    this.source = source;
    this.mostBytes = mostBytes;
    this.part = part;
    this.inObject = part.inObject();
    this.offset = part.offset();
    this.partEnd = offset + BYTES_OF_A_PARSER;
  }

  static JsonItems begin(String source, Bytes bytes, JsonPointer pointer, int mostBytes) {
    try {
      return new JsonItems(source, mostBytes, JsonPart.first(bytes, pointer, mostBytes));
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  static JsonItems resume(String source, Bytes bytes, JsonNode position, int mostBytes) {
    long offset = position.path(OFFSET).asLong();
    boolean inObject = position.path(IN_OBJECT).asBoolean();
    try {
      return new JsonItems(source, mostBytes, JsonPart.after(bytes, offset, inObject, mostBytes));
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  @Override
  public @Nullable Item next() {
    try {
      if (offset > partEnd) {
        part = part.renewed();
        partEnd = offset + BYTES_OF_A_PARSER;
      }
      part.bytes().beginItem();
      return read(part.parser());
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private @Nullable Item read(JsonParser parser) throws IOException {
    parser.nextToken();
    if (parser.currentToken().isStructEnd()) {
      return null;
    }
    JsonNode value = inObject ? field(parser) : READER.readTree(parser);
    long end = part.offset();
    long length = end - offset;
    if (length > mostBytes) {
      throw CountedBytes.tooLarge(mostBytes);
    }
    offset = end;
    return new Item(value, (int) length);
  }

  private static ObjectNode field(JsonParser parser) throws IOException {
    ObjectNode item = JsonNodeFactory.instance.objectNode().put("Key", parser.currentName());
    parser.nextToken();
    return item.set("Value", READER.<JsonNode>readTree(parser));
  }

  @Override
  public ObjectNode position() {
    ObjectNode position = JsonNodeFactory.instance.objectNode().put(OFFSET, offset);
    return inObject ? position.put(IN_OBJECT, true) : position;
  }

  @Override
  public String source() {
    return source;
  }

  private static ReaderException unreadable(IOException failure) {
    return failure instanceof JsonProcessingException json
        ? new ReaderException(
            "The file is not the JSON that is expected: " + json.getOriginalMessage())
        : Bytes.unreadable(failure);
  }
}
