package dev.newel.asl;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.path.ReferencePath;
import org.jspecify.annotations.Nullable;

/**
 * MaxConcurrency of a Map state, or its Path form.
 *
 * @param path null where the bound is fixed
 */
record MaxConcurrency(int fixed, @Nullable ReferencePath path) {

  static MaxConcurrency parse(Fields fields) {
    fields.allowOneOf("MaxConcurrency", "MaxConcurrencyPath");
    Integer fixed = fields.integer("MaxConcurrency", 0, Integer.MAX_VALUE);
    return new MaxConcurrency(
        fixed == null ? 0 : fixed, fields.dataReferencePath("MaxConcurrencyPath"));
  }

  long value(Json input, Scope scope) {
    if (path == null) {
      return fixed;
    }
    JsonNode value = path.evaluate(input.node(), scope);
    if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < 0) {
      throw StateException.runtime(
          "The MaxConcurrencyPath field refers to value \""
              + Messages.plain(value)
              + "\" which is not a valid integer: "
              + path.text());
    }
    return value.intValue();
  }
}
