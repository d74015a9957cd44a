package dev.newel.asl.jsonata.function;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.jsonata.value.ErrorCode;
import dev.newel.asl.jsonata.value.JsonataException;
import dev.newel.asl.jsonata.value.Values;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Base64 and the escapes of URLs. */
final class EncodingFunctions {

  private static final String UNESCAPED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.!~*'()";

  private static final String RESERVED = ";/?:@&=+$,#";
  private static final int HEXADECIMAL = 16;

  static final List<Builtin> ALL =
      List.of(
          Builtin.of("base64encode", "<s-:s>", 1, EncodingFunctions::base64encode),
          Builtin.of("base64decode", "<s-:s>", 1, EncodingFunctions::base64decode),
          Builtin.of("encodeUrlComponent", "<s-:s>", 1, call -> encode(call, UNESCAPED)),
          Builtin.of("encodeUrl", "<s-:s>", 1, call -> encode(call, UNESCAPED + RESERVED)),
          Builtin.of("decodeUrlComponent", "<s-:s>", 1, call -> decode(call, "")),
          Builtin.of("decodeUrl", "<s-:s>", 1, call -> decode(call, RESERVED)));

  private EncodingFunctions() {}

  private static JsonNode base64encode(Call call) {
    call.evaluation().makeText(2L * call.text(0).length());
    byte[] bytes = call.text(0).getBytes(StandardCharsets.UTF_8);
    return call.made(Base64.getEncoder().encodeToString(bytes));
  }

  private static JsonNode base64decode(Call call) {
    call.evaluation().spend(call.text(0).length() >> 2);
    try {
      byte[] bytes = Base64.getDecoder().decode(call.text(0));
      return call.made(new String(bytes, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      throw JsonataException.internal(String.valueOf(e.getMessage()));
    }
  }

  private static JsonNode encode(Call call, String unescaped) {
    String text = call.text(0);
    call.evaluation().makeText(3L * text.length());
    ByteBuffer bytes;
    try {
      bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
    } catch (CharacterCodingException e) {
      throw malformed(call);
    }
    StringBuilder encoded = new StringBuilder();
    while (bytes.hasRemaining()) {
      int b = bytes.get() & 0xff;
      if (b < 0x80 && unescaped.indexOf(b) >= 0) {
        encoded.append((char) b);
      } else {
        encoded.append('%');
        encoded.append(Character.toUpperCase(Character.forDigit(b >> 4, HEXADECIMAL)));
        encoded.append(Character.toUpperCase(Character.forDigit(b & 0xf, HEXADECIMAL)));
      }
    }
    return Values.text(encoded.toString());
  }

  /** Escapes of characters that are kept stay as they are. */
  private static JsonNode decode(Call call, String kept) {
    String text = call.text(0);
    call.evaluation().makeText(text.length());
    StringBuilder decoded = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      if (text.charAt(at) != '%') {
        decoded.append(text.charAt(at++));
        continue;
      }
      int end = at;
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      while (end < text.length() && text.charAt(end) == '%') {
        bytes.write(escapedByte(call, text, end));
        end += 3;
      }
      appendDecoded(call, bytes.toByteArray(), kept, decoded);
      at = end;
    }
    return Values.text(decoded.toString());
  }

  private static int escapedByte(Call call, String text, int at) {
    if (at + 3 > text.length()) {
      throw malformed(call);
    }
    int high = Character.digit(text.charAt(at + 1), HEXADECIMAL);
    int low = Character.digit(text.charAt(at + 2), HEXADECIMAL);
    if (high < 0 || low < 0) {
      throw malformed(call);
    }
    return high * HEXADECIMAL + low;
  }

  private static void appendDecoded(Call call, byte[] bytes, String kept, StringBuilder decoded) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw malformed(call);
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (kept.indexOf(c) >= 0) {
        decoded.append('%');
        decoded.append(Integer.toHexString(c).toUpperCase(java.util.Locale.ROOT));
      } else {
        decoded.append(c);
      }
    }
  }

  private static JsonataException malformed(Call call) {
    return ErrorCode.D3140.with(call.name(), call.text(0));
  }
}
