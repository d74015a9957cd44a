package dev.newel.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.lang.reflect.InvocationTargetException;
import java.util.Locale;

/** The schema of a Kubernetes object, as the models that are generated from its API check it. */
final class KubernetesSchema {

  private static final String MODELS = "io.kubernetes.client.openapi.models.";

  private KubernetesSchema() {}

  /**
   * Checks for fields that are unknown, missing or of another shape.
   *
   * @throws IllegalArgumentException naming the first that is wrong
   */
  static void check(JsonNode object) {
    try {
      Class.forName(MODELS + modelName(object))
          .getMethod("validateJsonElement", JsonElement.class)
          .invoke(null, JsonParser.parseString(object.toString()));
    } catch (InvocationTargetException e) {
      throw new IllegalArgumentException(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException("no model of " + modelName(object), e);
    }
  }

  /** For apps/v1 and Deployment: V1Deployment. */
  private static String modelName(JsonNode object) {
    String apiVersion = object.path("apiVersion").asText();
    String version = apiVersion.substring(apiVersion.indexOf('/') + 1);
    return version.substring(0, 1).toUpperCase(Locale.ROOT)
        + version.substring(1)
        + object.path("kind").asText();
  }
}
