package dev.newel.api.action.machine;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.api.action.Action;
import dev.newel.api.action.ActionCall;
import dev.newel.api.action.ActionContext;
import dev.newel.asl.parse.MachineType;
import dev.newel.asl.parse.check.Problem;
import io.vertx.core.Future;
import java.util.List;

/**
 * Says what is wrong with a definition: its errors are what CreateStateMachine and
 * UpdateStateMachine refuse it for.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinition.html">ValidateStateMachineDefinition</a>
 */
public record ValidateStateMachineDefinition(ActionContext context) implements Action {

  private static final int MOST = 100;

  @Override
  public Future<ObjectNode> perform(ActionCall call) {
    ObjectNode input = call.input();
    String definition = input.path("definition").textValue();
    MachineType type = MachineType.valueOf(input.path("type").asText("STANDARD"));
    return context
        .cached()
        .prepare(definition)
        .compose(
            ready ->
                DefinitionText.aside(
                    definition, () -> context.definitions().check(definition, type)))
        .map(problems -> answer(input, problems));
  }

  private static ObjectNode answer(ObjectNode input, List<Problem> problems) {
    boolean withWarnings = input.path("severity").asText().equals("WARNING");
    int asked = input.path("maxResults").asInt();
    int most = asked == 0 ? MOST : asked;
    List<Problem> shown =
        problems.stream().filter(problem -> withWarnings || !problem.code().isWarning()).toList();
    boolean isRight = problems.stream().allMatch(problem -> problem.code().isWarning());
    ObjectNode answer = ActionContext.object().put("result", isRight ? "OK" : "FAIL");
    ArrayNode diagnostics = answer.putArray("diagnostics");
    shown.stream().limit(most).forEach(problem -> addTo(diagnostics, problem));
    return answer.put("truncated", shown.size() > most);
  }

  private static void addTo(ArrayNode diagnostics, Problem problem) {
    ObjectNode diagnostic =
        diagnostics
            .addObject()
            .put("severity", problem.code().isWarning() ? "WARNING" : "ERROR")
            .put("code", problem.code().name())
            .put("message", problem.message());
    if (problem.location() != null) {
      diagnostic.put("location", problem.location());
    }
  }
}
