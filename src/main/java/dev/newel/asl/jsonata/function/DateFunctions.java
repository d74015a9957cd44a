package dev.newel.asl.jsonata.function;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.jsonata.picture.DatePicture;
import dev.newel.asl.jsonata.picture.DateReader;
import dev.newel.asl.jsonata.picture.IsoDates;
import dev.newel.asl.jsonata.value.Numbers;
import dev.newel.asl.jsonata.value.Values;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Times, in milliseconds since 1970. The present is that of the whole evaluation. */
final class DateFunctions {

  static final List<Builtin> ALL =
      List.of(
          Builtin.total("now", "<s?s?:s>", 2, DateFunctions::now),
          Builtin.total("millis", "<:n>", 0, DateFunctions::millis),
          Builtin.of("toMillis", "<s-s?:n>", 2, DateFunctions::toMillis),
          Builtin.of("fromMillis", "<n-s?s?:s>", 3, DateFunctions::fromMillis));

  private DateFunctions() {}

  private static JsonNode now(Call call) {
    return format(call, (double) call.evaluation().now().toEpochMilli(), 0);
  }

  private static JsonNode millis(Call call) {
    return Numbers.of((double) call.evaluation().now().toEpochMilli());
  }

  private static JsonNode fromMillis(Call call) {
    return format(call, call.number(0), 1);
  }

  private static JsonNode format(Call call, double millis, int options) {
    String picture = optional(call, options);
    if (picture != null) {
      call.evaluation().spend(20L * picture.length());
    }
    DatePicture parsed = picture == null ? DatePicture.ISO : DatePicture.parse(picture);
    return call.made(parsed.format(millis, optional(call, options + 1), call.evaluation()));
  }

  private static @Nullable String optional(Call call, int index) {
    return call.has(index) ? call.text(index) : null;
  }

  private static JsonNode toMillis(Call call) {
    String text = call.text(0);
    if (!call.has(1)) {
      return Numbers.of(IsoDates.toMillis(text));
    }
    call.evaluation().spend(20L * (call.text(1).length() + text.length()));
    Double millis = DateReader.read(text, call.text(1), call.evaluation());
    return millis == null ? Values.UNDEFINED : Numbers.of(millis);
  }
}
