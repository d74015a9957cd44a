package dev.newel.load;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A result as it is kept in a file: the figures, and what was measured where. */
record ResultFile(Circumstances circumstances, Results results) {

  private static final String FIGURES = "figures";
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  static ResultFile read(Path file) throws IOException {
    ObjectNode all = JSON.readValue(file.toFile(), ObjectNode.class);
    Results results = new Results(JSON.convertValue(all.remove(FIGURES), new TypeReference<>() {}));
    return new ResultFile(
        new Circumstances(JSON.convertValue(all, new TypeReference<>() {})), results);
  }

  void write(Path file) throws IOException {
    ObjectNode all = JSON.valueToTree(circumstances.byName());
    all.set(FIGURES, JSON.valueToTree(results.figures()));
    Files.createDirectories(file.toAbsolutePath().getParent());
    JSON.writeValue(file.toFile(), all);
  }
}
