package dev.newel.load;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The figures of all rounds.
 *
 * @param figures by scenario and figure, a value for each round
 */
record Results(Map<String, Map<String, List<Double>>> figures) {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  Results() {
    this(new LinkedHashMap<>());
  }

  void add(String scenario, Figures round) {
    Map<String, List<Double>> all =
        figures.computeIfAbsent(scenario, first -> new LinkedHashMap<>());
    round
        .byName()
        .forEach((name, value) -> all.computeIfAbsent(name, first -> new ArrayList<>()).add(value));
  }

  /** The median over the rounds, if there were any with this figure. */
  OptionalDouble median(String scenario, String figure) {
    List<Double> values = figures.getOrDefault(scenario, Map.of()).getOrDefault(figure, List.of());
    return values.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(median(values));
  }

  static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  static Results read(Path file) throws IOException {
    JsonNode kept = JSON.readTree(file.toFile()).path("figures");
    return new Results(JSON.convertValue(kept, new TypeReference<>() {}));
  }

  /** Writes the figures, and what was measured where. */
  void write(Path file, Map<String, ?> circumstances) throws IOException {
    Map<String, Object> all = new LinkedHashMap<>(circumstances);
    all.put("figures", figures);
    Files.createDirectories(file.toAbsolutePath().getParent());
    JSON.writeValue(file.toFile(), all);
  }
}
