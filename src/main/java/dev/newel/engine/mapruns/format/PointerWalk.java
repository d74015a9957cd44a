package dev.newel.engine.mapruns.format;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonToken;
import dev.newel.engine.mapruns.reader.ReaderException;
import java.io.IOException;

/** Leads a parser to the beginning of what has the items, past all that is in front of it. */
record PointerWalk(JsonParser parser) {

  void go(JsonPointer pointer) throws IOException {
    parser.nextToken();
    for (JsonPointer left = pointer; !left.matches(); left = left.tail()) {
      if (!enter(left)) {
        throw ReaderException.located(
            "The provided ReaderConfig.ItemsPointer does not match any valid path in the JSON"
                + " structure.");
      }
    }
    if (!parser.isExpectedStartArrayToken() && !parser.isExpectedStartObjectToken()) {
      throw new ReaderException("Attempting to map over non-iterable node.");
    }
  }

  private boolean enter(JsonPointer step) throws IOException {
    if (parser.isExpectedStartObjectToken()) {
      return enterField(step.getMatchingProperty());
    }
    return parser.isExpectedStartArrayToken() && enterElement(step.getMatchingIndex());
  }

  private boolean enterField(String name) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean found = parser.currentName().equals(name);
      parser.nextToken();
      if (found) {
        return true;
      }
      parser.skipChildren();
    }
    return false;
  }

  private boolean enterElement(int index) throws IOException {
    int at = 0;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (at == index) {
        return true;
      }
      parser.skipChildren();
      at++;
    }
    return false;
  }
}
