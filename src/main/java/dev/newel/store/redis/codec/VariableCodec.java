package dev.newel.store.redis.codec;

import dev.newel.asl.data.Json;
import dev.newel.store.redis.codec.Packed.Reader;
import dev.newel.store.redis.codec.Packed.Writer;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Variables, as one text of a frame or a history event: a name, its value, the next name. Nothing
 * in it is told by what stands around it, so that it can be handed on by an instance that does not
 * know the field.
 */
final class VariableCodec {

  private VariableCodec() {}

  /** Null where there are none: then there is no field. */
  static @Nullable String encode(Map<String, Json> values, PayloadNames kept) {
    if (values.isEmpty()) {
      return null;
    }
    Writer out = Writer.ofFields();
    values.forEach((name, value) -> out.text('n', name).payload('v', value, null, kept));
    return out.toString();
  }

  static Map<String, Json> decode(String text, PayloadSource kept) {
    Map<String, Json> values = new TreeMap<>();
    Reader in = Reader.ofFields(text);
    String name = "";
    while (in.next()) {
      switch (in.tag()) {
        case 'n' -> name = in.text();
        case 'v' -> values.put(name, in.payload(null, kept));
        default -> in.skip();
      }
    }
    return values;
  }
}
