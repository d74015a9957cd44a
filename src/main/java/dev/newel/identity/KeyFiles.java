package dev.newel.identity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.newel.identity.policy.Policy;
import dev.newel.identity.policy.PolicyReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The files that say who may call. They are read whole, as they are small, and a Secret that is
 * mounted changes under its name.
 *
 * @param keys those of access keys
 * @param policies what they may do; null where all may do everything
 * @param account of keys that name none
 */
public record KeyFiles(Path keys, @Nullable Path policies, String account) {

  /** A name that stands there twice is an error, as nobody can tell which one was meant. */
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .build();

  /**
   * What stands in the files, to be compared with what stood there before. Blocks.
   *
   * @throws IOException if one cannot be read
   */
  Texts texts() throws IOException {
    return new Texts(Files.readString(keys), policies == null ? null : Files.readString(policies));
  }

  /** What the files have. */
  record Texts(String keys, @Nullable String policies) {

    /** They have secrets. */
    @Override
    public String toString() {
      return "Texts";
    }
  }

  /**
   * The keys by their ids.
   *
   * @throws IllegalArgumentException for what cannot be understood, in one sentence without secrets
   */
  Map<String, AccessKey> parse(Texts texts) {
    Map<String, Policy> named = texts.policies() == null ? null : policies(texts.policies());
    try {
      return new KeysReader(account, named).read(MAPPER.readTree(texts.keys()));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(keys + ": it is no JSON"); // whose text may be a secret
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(keys + ": " + e.getMessage(), e);
    }
  }

  private Map<String, Policy> policies(String text) {
    try {
      return PolicyReader.read(MAPPER.readTree(text));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          policies + ": it is no JSON: " + e.getOriginalMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(policies + ": " + e.getMessage(), e);
    }
  }
}
