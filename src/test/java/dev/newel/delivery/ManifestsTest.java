package dev.newel.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The manifests fit the schemas of Kubernetes, one another, and the image. No cluster is needed.
 */
class ManifestsTest {

  private static final Path BASE = Path.of("k8s/base");
  private static final Path REDIS_TRIAL = Path.of("k8s/overlays/redis-trial");
  private static final String CONTAINER = "/spec/template/spec/containers/0";

  private final Kustomization base = Kustomization.read(BASE);
  private final Kustomization redisTrial = Kustomization.read(REDIS_TRIAL);
  private final JsonNode deployment = base.object("Deployment", "newel");

  ManifestsTest() throws IOException {}

  @Test
  void everyObjectFitsItsSchema() {
    assertThat(redisTrial.objects())
        .hasSizeGreaterThan(base.objects().size())
        .allSatisfy(
            object ->
                assertThatCode(() -> KubernetesSchema.check(object)).doesNotThrowAnyException());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/spec/template/spec/containers/0", "/spec/strategy", "/spec"})
  void shouldRefuseAFieldThatTheSchemaDoesNotHave(String parent) {
    JsonNode changed = deployment.deepCopy();
    ((ObjectNode) changed.at(parent)).put("replica", 1);

    assertThatThrownBy(() -> KubernetesSchema.check(changed)).hasStackTraceContaining("`replica`");
  }

  @Test
  void shouldRefuseAnObjectThatLacksWhatTheSchemaRequires() {
    ObjectNode changed = deployment.deepCopy();
    ((ObjectNode) changed.path("spec")).remove("selector");

    assertThatThrownBy(() -> KubernetesSchema.check(changed)).hasStackTraceContaining("`selector`");
  }

  @ParameterizedTest
  @ValueSource(strings = {"k8s/base", "k8s/overlays/redis-trial"})
  void everyManifestIsListed(Path folder) throws IOException {
    Kustomization kustomization = Kustomization.read(folder);
    List<String> listed = texts(kustomization.settings().path("resources"));
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .allMatch(name -> name.equals("kustomization.yaml") || listed.contains(name));
    }
    assertThat(kustomization.settings().fieldNames())
        .toIterable()
        .isSubsetOf(
            Set.of(
                "apiVersion",
                "kind",
                "labels",
                "resources",
                "configMapGenerator",
                "secretGenerator",
                "images"));
  }

  @Test
  void everySelectorFindsThePods() {
    JsonNode labels = deployment.at("/spec/template/metadata/labels");

    assertThat(deployment.at("/spec/selector/matchLabels")).isEqualTo(labels);
    assertThat(base.object("Service", "newel").at("/spec/selector")).isEqualTo(labels);
    assertThat(base.object("PodDisruptionBudget", "newel").at("/spec/selector/matchLabels"))
        .isEqualTo(labels);
    assertThat(deployment.at("/spec/template/spec/topologySpreadConstraints"))
        .isNotEmpty()
        .allSatisfy(
            spread -> assertThat(spread.at("/labelSelector/matchLabels")).isEqualTo(labels));
  }

  @Test
  void theAutoscalerScalesTheDeployment() {
    JsonNode target = base.object("HorizontalPodAutoscaler", "newel").at("/spec/scaleTargetRef");

    assertThat(base.object(target.path("kind").asText(), target.path("name").asText()))
        .isEqualTo(deployment);
    assertThat(deployment.at("/spec/replicas").isMissingNode())
        .as("replicas are the autoscaler's")
        .isTrue();
  }

  @Test
  void thePortIsTheSameEverywhere() throws IOException {
    JsonNode port = deployment.at(CONTAINER + "/ports/0");

    assertThat(base.literal("configMapGenerator", "newel", "NEWEL_HTTP_PORT"))
        .isEqualTo(port.path("containerPort").asText())
        .isEqualTo(dockerfile("EXPOSE (\\d+)"))
        .isEqualTo(dockerfile("NEWEL_HTTP_PORT=(\\d+) \\\\\n"));
    assertThat(base.object("Service", "newel").at("/spec/ports/0/targetPort"))
        .isEqualTo(port.path("name"));
    for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
      assertThat(deployment.at(CONTAINER + "/" + probe + "/httpGet/port"))
          .as(probe)
          .isEqualTo(port.path("name"));
    }
  }

  @Test
  void thePodRunsAsTheUserOfTheImage() throws IOException {
    assertThat(deployment.at("/spec/template/spec/securityContext/runAsUser").asText())
        .isEqualTo(dockerfile("USER (\\d+):"));
  }

  @Test
  void theImageHasOneName() {
    assertThat(deployment.at(CONTAINER + "/image").asText())
        .isEqualTo(base.settings().at("/images/0/name").asText());
  }

  /** One that nodes have already is not asked for in a registry, where it is not. */
  @Test
  void theImageIsTheOneThatTheReadmeBuildsAndLoads() throws IOException {
    String image =
        base.settings().at("/images/0/name").asText()
            + ":"
            + base.settings().at("/images/0/newTag").asText();

    assertThat(image).isNotEqualTo("newel:latest");
    assertThat(deployment.at(CONTAINER + "/imagePullPolicy").asText()).isEqualTo("IfNotPresent");
    assertThat(Readme.read().text())
        .contains(
            "    docker build -t " + image + " .\n",
            "    kind load docker-image " + image + "\n",
            "    minikube image load " + image + "\n");
  }

  @Test
  void theSettingsComeFromWhatTheKustomizationsMake() {
    JsonNode reference = deployment.at(CONTAINER + "/env/0/valueFrom/secretKeyRef");
    String url =
        redisTrial.literal(
            "secretGenerator", reference.path("name").asText(), reference.path("key").asText());

    assertThat(deployment.at(CONTAINER + "/envFrom/0/configMapRef/name").asText())
        .isEqualTo(base.settings().at("/configMapGenerator/0/name").asText());
    assertThat(deployment.at(CONTAINER + "/env/0/name").asText()).isEqualTo("NEWEL_REDIS_URL");
    JsonNode redis = redisTrial.object("Service", URI.create(url).getHost());
    assertThat(redis.at("/spec/ports/0/port").asInt()).isEqualTo(URI.create(url).getPort());
  }

  /** Within its namespace, and within the cluster; what ends in cluster.local is served anyway. */
  @Test
  void theNamesOfTheServiceAreAllowed() {
    String service = base.object("Service", "newel").at("/metadata/name").asText();
    JsonNode namespace = deployment.at(CONTAINER + "/env/1");
    JsonNode hosts = deployment.at(CONTAINER + "/env/2");

    assertThat(namespace.at("/valueFrom/fieldRef/fieldPath").asText())
        .isEqualTo("metadata.namespace");
    assertThat(hosts.path("name").asText()).isEqualTo("NEWEL_HTTP_ALLOWED_HOSTS");
    assertThat(hosts.path("value").asText().split(","))
        .containsExactly(
            service + ".$(" + namespace.path("name").asText() + ")",
            service + ".$(" + namespace.path("name").asText() + ").svc");
  }

  @Test
  void theTrialRedisPersistsAndEvictsNothing() {
    JsonNode redis = redisTrial.object("StatefulSet", "newel-redis");

    assertThat(redis.at("/spec/selector/matchLabels"))
        .isEqualTo(redis.at("/spec/template/metadata/labels"))
        .isEqualTo(redisTrial.object("Service", "newel-redis").at("/spec/selector"));
    assertThat(redis.at("/spec/serviceName").asText()).isEqualTo("newel-redis");
    assertThat(redis.at(CONTAINER + "/volumeMounts/0/name"))
        .isEqualTo(redis.at("/spec/volumeClaimTemplates/0/metadata/name"));
    assertThat(texts(redis.at(CONTAINER + "/args")))
        .containsSequence("--appendonly", "yes")
        .containsSequence("--maxmemory-policy", "noeviction");
  }

  @Test
  void thePodHasTimeToStop() {
    int grace = deployment.at("/spec/template/spec/terminationGracePeriodSeconds").asInt();
    int sleep = deployment.at(CONTAINER + "/lifecycle/preStop/exec/command/1").asInt();

    assertThat(grace).isGreaterThan(sleep + 10);
  }

  private static List<String> texts(JsonNode array) {
    return Stream.iterate(0, index -> index < array.size(), index -> index + 1)
        .map(index -> array.get(index).asText())
        .toList();
  }

  private static String dockerfile(String pattern) throws IOException {
    Matcher matcher = Pattern.compile(pattern).matcher(Files.readString(Path.of("Dockerfile")));
    assertThat(matcher.find()).as(pattern).isTrue();
    return matcher.group(1);
  }
}
