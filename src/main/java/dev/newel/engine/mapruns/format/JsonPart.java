package dev.newel.engine.mapruns.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;

/**
 * A parser that stands within the array or object that has the items.
 *
 * @param shift what is added to the parser's offsets for those in the text
 */
record JsonPart(BoundedBytes bytes, JsonParser parser, long shift) {

  private static final byte[] ARRAY = "[0".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] OBJECT = "{\"\":0".getBytes(StandardCharsets.US_ASCII);

  /** Offsets are those of bytes only where the text is taken for UTF-8. */
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.CHARSET_DETECTION)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .build();

  /** The part that begins with the first item of what a pointer leads to. */
  static JsonPart first(Bytes bytes, JsonPointer pointer, int mostBytes) throws IOException {
    long begin = bytes.begin();
    BoundedBytes bounded = new BoundedBytes(bytes.from(begin), mostBytes);
    JsonParser parser = FACTORY.createParser(bounded);
    new PointerWalk(parser).go(pointer);
    return new JsonPart(bounded, parser, begin);
  }

  /**
   * The part behind an item. It begins in the middle of a text; the beginning of an array or an
   * object with one value, put in front, makes that JSON again.
   */
  static JsonPart after(Bytes bytes, long offset, boolean inObject, int mostBytes)
      throws IOException {
    byte[] front = inObject ? OBJECT : ARRAY;
    BoundedBytes bounded =
        new BoundedBytes(
            new SequenceInputStream(new ByteArrayInputStream(front), bytes.from(offset)),
            mostBytes);
    JsonParser parser = FACTORY.createParser(bounded);
    parser.nextToken();
    if (inObject) {
      parser.nextToken();
    }
    parser.nextToken();
    return new JsonPart(bounded, parser, offset - front.length);
  }

  boolean inObject() {
    return parser.getParsingContext().inObject();
  }

  /** The offset behind what was parsed. */
  long offset() {
    return parser.currentLocation().getByteOffset() + shift;
  }
}
