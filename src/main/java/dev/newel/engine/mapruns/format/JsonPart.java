package dev.newel.engine.mapruns.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;

/**
 * A parser that stands within the array or object that has the items.
 *
 * @param text what the parser has not read ahead of
 * @param shift what is added to the parser's offsets for those in the text
 */
record JsonPart(InputStream text, BoundedBytes bytes, JsonParser parser, long shift) {

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
    InputStream text = bytes.from(begin);
    BoundedBytes bounded = new BoundedBytes(text, mostBytes);
    JsonParser parser = FACTORY.createParser(bounded);
    new PointerWalk(parser).go(pointer);
    return new JsonPart(text, bounded, parser, begin);
  }

  /** The part behind an item. */
  static JsonPart after(Bytes bytes, long offset, boolean inObject, int mostBytes)
      throws IOException {
    return resume(new byte[0], bytes.from(offset), offset, inObject, mostBytes);
  }

  /**
   * What begins in the middle of a text, behind an item, is no JSON; the beginning of an array or
   * an object with one value, put in front, makes it so.
   */
  private static JsonPart resume(
      byte[] ahead, InputStream text, long offset, boolean inObject, int mostBytes)
      throws IOException {
    byte[] front = inObject ? OBJECT : ARRAY;
    InputStream fronted =
        new SequenceInputStream(
            new SequenceInputStream(
                new ByteArrayInputStream(front), new ByteArrayInputStream(ahead)),
            text);
    BoundedBytes bounded = new BoundedBytes(fronted, mostBytes);
    JsonParser parser = FACTORY.createParser(bounded);
    parser.nextToken();
    if (inObject) {
      parser.nextToken();
    }
    parser.nextToken();
    return new JsonPart(text, bounded, parser, offset - front.length);
  }

  /** The same behind the last item, with a parser that remembers nothing of what was before. */
  JsonPart renewed() throws IOException {
    long offset = offset();
    ByteArrayOutputStream ahead = new ByteArrayOutputStream();
    parser.releaseBuffered(ahead);
    return resume(ahead.toByteArray(), text, offset, inObject(), bytes.mostBytes());
  }

  boolean inObject() {
    return parser.getParsingContext().inObject();
  }

  /** The offset behind what was parsed. */
  long offset() {
    return parser.currentLocation().getByteOffset() + shift;
  }
}
