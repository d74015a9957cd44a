package dev.newel.task.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.interpreter.model.BegunWork;
import dev.newel.interpreter.task.CallProtocol;
import dev.newel.interpreter.task.TaskArn;
import dev.newel.interpreter.task.TaskArn.Pattern;
import dev.newel.task.CalledKind;
import dev.newel.task.TaskInvoker;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * {@code arn:aws:states:::eks:call} and {@code eks:runJob}: the Kubernetes API of a cluster.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/connect-eks.html">Amazon
 *     EKS</a>
 */
public final class KubernetesKind extends CalledKind {

  private static final String SERVICE = "eks";
  static final String CALL = "call";
  static final String RUN_JOB = "runJob";

  private static final Set<String> METHODS =
      Set.of("GET", "POST", "PUT", "DELETE", "HEAD", "PATCH");

  private static final FieldRules CALL_RULES =
      rules(
          Map.of(
              "Method",
              value -> METHODS.contains(value.asText()),
              "Path",
              JsonNode::isTextual,
              "QueryParameters",
              FieldRules::areLists,
              "RequestBody",
              value -> true),
          List.of("Method", "Path"));

  private static final FieldRules JOB_RULES =
      rules(
          Map.of(
              "Namespace", JsonNode::isTextual,
              "Job", value -> value.isObject() || value.isTextual(),
              "LogOptions", JsonNode::isObject),
          List.of("Job"));

  /** A kind whose calls are made so, and those of the service's other actions too. */
  public KubernetesKind(TaskInvoker invoker) {
    super(SERVICE, invoker);
  }

  private static FieldRules rules(Map<String, Predicate<JsonNode>> own, List<String> alsoRequired) {
    List<String> cluster = List.of("ClusterName", "CertificateAuthority", "Endpoint");
    Map<String, Predicate<JsonNode>> formats = new HashMap<>(own);
    cluster.forEach(name -> formats.put(name, JsonNode::isTextual));
    return new FieldRules(
        Map.copyOf(formats),
        List.of(cluster, alsoRequired).stream().flatMap(List::stream).toList());
  }

  @Override
  protected @Nullable CallProtocol protocol(TaskArn.Integration call) {
    boolean waits = call.pattern() == Pattern.SYNC;
    if (!waits && call.pattern() != Pattern.REQUEST_RESPONSE) {
      return null;
    }
    return switch (call.action()) {
      case CALL -> waits ? null : CallProtocol.of(call, CALL_RULES);
      case RUN_JOB -> CallProtocol.of(call, JOB_RULES).stoppedBy(BegunWork::json);
      default -> null;
    };
  }
}
