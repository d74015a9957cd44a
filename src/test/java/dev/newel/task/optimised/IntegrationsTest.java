package dev.newel.task.optimised;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.aws.client.value.Dialect;
import dev.newel.aws.model.Operation;
import dev.newel.aws.model.ServiceModels;
import dev.newel.aws.model.shape.ListShape;
import dev.newel.aws.model.shape.Member;
import dev.newel.aws.model.shape.Shape;
import dev.newel.aws.model.shape.StructureShape;
import dev.newel.interpreter.task.TaskArn.Pattern;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the rows of the table say is there in the models of the services. */
class IntegrationsTest {

  private static final ServiceModels MODELS = ServiceModels.bundled();

  static Stream<Integration> rows() {
    return Integrations.rows();
  }

  static Stream<Integration> watched() {
    return rows().filter(row -> row.watch() != null);
  }

  private static Operation operation(Integration row, String action) {
    return MODELS
        .find(row.model())
        .flatMap(model -> model.operation(action))
        .orElseThrow(() -> new AssertionError(row.model() + " has no " + action));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void shouldCallAnActionThatTheServiceHas(Integration row) {
    assertThat(operation(row, row.operation()).input()).isNotNull();
    assertThat(row.patterns().contains(Pattern.SYNC)).isEqualTo(row.watch() != null);
  }

  @ParameterizedTest
  @MethodSource("watched")
  void shouldLookAtAStateThatTheServiceDescribes(Integration row) {
    Watch watch = Objects.requireNonNull(row.watch());
    Operation describe = operation(row, watch.action());

    assertTakes(describe, watch.arguments());
    assertHas(describe.output(), watch.state());
    assertHas(describe.output(), watch.output());
    String stop = watch.stop();
    if (stop != null) {
      assertTakes(operation(row, stop), watch.stopArguments());
    }
  }

  @ParameterizedTest
  @MethodSource("watched")
  void shouldFindTheWorkInWhatBeganIt(Integration row) {
    Watch watch = Objects.requireNonNull(row.watch());
    Stream.of(watch.arguments(), watch.stopArguments())
        .flatMap(parameters -> parameters.pointers().values().stream())
        .filter(pointer -> pointer.startsWith("/Result"))
        .map(pointer -> pointer.substring("/Result".length()))
        .filter(pointer -> !renamed(row).has(pointer.substring(1)))
        .forEach(pointer -> assertHas(operation(row, row.operation()).output(), pointer));
  }

  /** What the integration calls otherwise than the service. */
  private static ObjectNode renamed(Integration row) {
    ObjectNode names = JsonNodeFactory.instance.objectNode();
    if (row.service().equals("elasticmapreduce")) {
      names.put("ClusterId", true).put("StepId", true);
    }
    return names;
  }

  private static void assertTakes(Operation operation, Watch.Parameters parameters) {
    assertThat(parameters.pointers().keySet())
        .allSatisfy(
            name ->
                assertThat(Dialect.OPTIMISED.member(operation.input(), name.replace("[]", "")))
                    .as(operation.name() + " takes " + name)
                    .isPresent());
  }

  private static void assertHas(Shape shape, String pointer) {
    Shape at = shape;
    for (String part : pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/")) {
      if (at instanceof ListShape list) {
        at = list.element().shape();
      } else {
        at =
            Dialect.OPTIMISED
                .member((StructureShape) at, part)
                .map(Member::shape)
                .orElseThrow(() -> new AssertionError("no " + part + " of " + pointer));
      }
    }
    assertThat(at).isNotNull();
  }
}
