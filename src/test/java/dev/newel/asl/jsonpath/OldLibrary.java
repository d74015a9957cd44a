package dev.newel.asl.jsonpath;

import com.fasterxml.jackson.databind.JsonNode;
import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.Option;
import com.jayway.jsonpath.spi.json.JacksonJsonNodeJsonProvider;
import com.jayway.jsonpath.spi.json.JsonProvider;
import com.jayway.jsonpath.spi.mapper.JacksonMappingProvider;
import com.jayway.jsonpath.spi.mapper.MappingProvider;
import java.util.EnumSet;
import java.util.Set;

/** json-path 2.0.0, whose answers are AWS's. */
final class OldLibrary {

  static final Configuration CONFIGURATION = configuration();

  /** Without the providers that it has by itself, which need one more JSON library. */
  private static Configuration configuration() {
    Configuration.setDefaults(new Jackson());
    return Configuration.defaultConfiguration();
  }

  /** What a path answers on a document. */
  record Answer(String value, boolean isFailure) {
    static Answer of(JsonNode value) {
      return new Answer(value.toString(), false);
    }

    static Answer failure(RuntimeException e) {
      return new Answer(String.valueOf(e.getMessage()), true);
    }
  }

  static boolean accepts(String path) {
    try {
      JsonPath.compile(path);
      return true;
    } catch (InvalidPathException e) {
      return false;
    }
  }

  static Answer read(String path, JsonNode document) {
    try {
      return Answer.of(JsonPath.compile(path).read(document, CONFIGURATION));
    } catch (RuntimeException e) {
      return Answer.failure(e);
    }
  }

  static boolean isDefinite(String path) {
    return JsonPath.compile(path).isDefinite();
  }

  private static final class Jackson implements Configuration.Defaults {
    @Override
    public JsonProvider jsonProvider() {
      return new JacksonJsonNodeJsonProvider();
    }

    @Override
    public Set<Option> options() {
      return EnumSet.noneOf(Option.class);
    }

    @Override
    public MappingProvider mappingProvider() {
      return new JacksonMappingProvider();
    }
  }

  private OldLibrary() {}
}
