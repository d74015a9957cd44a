package dev.newel.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.testing.MetricsTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What can be added to a cluster fits what it is for: its schema, the base, and the metrics. */
class ComponentsTest {

  private static final Path COMPONENTS = Path.of("k8s/components");
  private static final Set<String> CUSTOM =
      Set.of("ServiceMonitor", "PrometheusRule", "ScaledObject");

  private final Kustomization base = Kustomization.read(Path.of("k8s/base"));

  ComponentsTest() throws IOException {}

  static Stream<Path> components() throws IOException {
    try (Stream<Path> folders = Files.list(COMPONENTS)) {
      return folders.sorted().toList().stream();
    }
  }

  private static Kustomization component(String name) throws IOException {
    return Kustomization.read(COMPONENTS.resolve(name));
  }

  @ParameterizedTest
  @MethodSource("components")
  void everyObjectFitsItsSchema(Path folder) throws IOException {
    Kustomization component = Kustomization.read(folder);

    assertThat(component.settings().path("kind").asText()).isEqualTo("Component");
    for (JsonNode object : component.objects()) {
      if (CUSTOM.contains(object.path("kind").asText())) {
        CustomSchema.check(object);
      } else {
        KubernetesSchema.check(object);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("components")
  void everyFileIsListed(Path folder) throws IOException {
    Kustomization component = Kustomization.read(folder);
    List<String> listed = new ArrayList<>(List.of("kustomization.yaml"));
    component.settings().path("resources").forEach(file -> listed.add(file.asText()));
    component
        .settings()
        .at("/configMapGenerator/0/files")
        .forEach(file -> listed.add(file.asText().replaceFirst(".*=", "")));
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(listed);
    }
  }

  @Test
  void shouldRefuseWhatTheSchemaDoesNotHave() throws IOException {
    JsonNode monitor = component("prometheus").object("ServiceMonitor", "newel");
    ObjectNode unknown = monitor.deepCopy();
    ((ObjectNode) unknown.path("spec")).put("selectors", "x");
    ObjectNode lacking = monitor.deepCopy();
    ((ObjectNode) lacking.path("spec")).remove("selector");

    assertThatThrownBy(() -> CustomSchema.check(unknown)).hasMessageContaining("selectors");
    assertThatThrownBy(() -> CustomSchema.check(lacking)).hasMessageContaining("selector!");
  }

  @Test
  void theMonitorFindsTheServiceAndItsPort() throws IOException {
    JsonNode monitor = component("prometheus").object("ServiceMonitor", "newel");
    JsonNode service = base.object("Service", "newel");

    assertThat(monitor.at("/spec/selector/matchLabels")).isEqualTo(service.at("/metadata/labels"));
    assertThat(monitor.at("/spec/endpoints")).hasSize(1);
    assertThat(monitor.at("/spec/endpoints/0/port").asText()).isEqualTo("metrics");
    JsonNode port = named(service.at("/spec/ports"), "metrics");
    assertThat(named(ports(), port.path("targetPort").asText()).path("containerPort").asText())
        .as("served at a port of its own, with keys and without")
        .isEqualTo(base.literal("configMapGenerator", "newel", "NEWEL_METRICS_PORT"))
        .isNotEqualTo(base.literal("configMapGenerator", "newel", "NEWEL_HTTP_PORT"));
  }

  private JsonNode ports() {
    return base.object("Deployment", "newel").at("/spec/template/spec/containers/0/ports");
  }

  private static JsonNode named(JsonNode all, String name) {
    for (JsonNode one : all) {
      if (one.path("name").asText().equals(name)) {
        return one;
      }
    }
    throw new AssertionError("none has the name " + name + ": " + all);
  }

  @Test
  void thePolicyIsForThePods() throws IOException {
    JsonNode policy = component("network-policy").object("NetworkPolicy", "newel");
    JsonNode pods = base.object("Deployment", "newel").at("/spec/template");

    assertThat(policy.at("/spec/podSelector/matchLabels")).isEqualTo(pods.at("/metadata/labels"));
  }

  @Test
  void thePolicyKeepsMetricsToThoseWhoScrape() throws IOException {
    JsonNode rules =
        component("network-policy").object("NetworkPolicy", "newel").at("/spec/ingress");
    Map<String, String> peersByPort = new HashMap<>();
    for (JsonNode rule : rules) {
      assertThat(rule.path("ports")).hasSize(1);
      String port = named(ports(), rule.at("/ports/0/port").asText()).path("name").asText();
      assertThat(peersByPort.put(port, rule.path("from").toString())).isNull();
    }

    assertThat(peersByPort).containsOnlyKeys("http", "metrics");
    assertThat(peersByPort.get("http")).doesNotContain("monitoring");
    assertThat(peersByPort.get("metrics"))
        .isEqualTo(
            "[{\"namespaceSelector\":{\"matchLabels\":"
                + "{\"kubernetes.io/metadata.name\":\"monitoring\"}}}]");
  }

  @Test
  void alertsAskForMetricsThatThereAre() throws IOException {
    List<String> alerts = new ArrayList<>();
    JsonNode rules = component("prometheus").object("PrometheusRule", "newel");
    rules.path("spec").findValues("expr").forEach(expression -> alerts.add(expression.asText()));

    assertThat(alerts).hasSizeGreaterThan(8);
    checkQueries(alerts);
  }

  @Test
  void theDashboardAsksForMetricsThatThereAre() throws IOException {
    JsonNode dashboard =
        new ObjectMapper().readTree(COMPONENTS.resolve("grafana/dashboard.json").toFile());
    List<String> queries = new ArrayList<>();
    dashboard.path("panels").findValues("expr").forEach(found -> queries.add(found.asText()));

    assertThat(queries).hasSizeGreaterThan(20);
    checkQueries(queries);
    assertThat(dashboard.path("panels").findValuesAsText("id")).doesNotHaveDuplicates();
  }

  /** The activity's name is to be changed in all places. */
  @Test
  void workersAreScaledByMetricsThatThereAre() throws IOException {
    JsonNode keda = component("workers-keda").object("ScaledObject", "newel-worker");
    JsonNode hpa = component("workers-hpa").object("HorizontalPodAutoscaler", "newel-worker");
    List<String> queries = new ArrayList<>(keda.path("spec").findValuesAsText("query"));
    List<String> served =
        hpa.at("/spec/metrics").findValues("metric").stream()
            .map(metric -> metric.path("name").asText())
            .toList();

    checkQueries(queries);
    checkQueries(served);
    assertThat(queries).allMatch(query -> query.contains("activity=\"work\""));
    String rules = component("workers-hpa").object("ConfigMap", "newel-adapter-rules").toString();
    assertThat(served).hasSize(2).allMatch(rules::contains);
  }

  private static void checkQueries(List<String> queries) throws IOException {
    Set<String> known = MetricsTable.series();
    known.add("process_cpu_usage");
    for (String text : queries) {
      PromQl query = new PromQl(text);
      assertThat(query.isBalanced()).as(text).isTrue();
      assertThat(query.metrics()).as(text).isNotEmpty().isSubsetOf(known);
    }
  }
}
