package dev.newel.api.action.testing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.api.action.Action;
import dev.newel.api.action.ActionCall;
import dev.newel.api.action.ActionContext;
import dev.newel.asl.parse.DefinitionParser;
import dev.newel.asl.parse.MachineType;
import dev.newel.asl.parse.check.DefinitionException;
import dev.newel.aws.ServiceError.InvalidDefinition;
import dev.newel.aws.ServiceException;
import dev.newel.engine.trial.StateTrial;
import dev.newel.engine.trial.StateTrials;
import dev.newel.engine.trial.TestedState;
import dev.newel.engine.trial.TrialResult;
import dev.newel.engine.trial.TrialSetting;
import dev.newel.task.HttpExchange;
import dev.newel.task.Wiretap;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/**
 * Tests a state by itself, with its work done or mocked. Nothing of it is stored.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_TestState.html">TestState</a>
 */
public record TestState(ActionContext context, StateTrials trials, MockRules rules)
    implements Action {

  @Override
  public Future<ObjectNode> perform(ActionCall call) {
    TestRequest request = TestRequest.of(call.input());
    return context
        .cached()
        .prepare(request.definition())
        .compose(ready -> test(call, request, find(request)));
  }

  private TestedState find(TestRequest request) {
    String name = request.stateName();
    DefinitionParser parser = context.definitions();
    try {
      TestedState state =
          name == null
              ? TestedState.find(
                  parser.parseState(request.definition()), DefinitionParser.STATE_NAME)
              : TestedState.find(parser.parse(request.definition(), MachineType.STANDARD), name);
      if (state == null) {
        throw Refusal.of("State not found in definition");
      }
      return state;
    } catch (DefinitionException e) {
      throw new ServiceException(new InvalidDefinition(String.valueOf(e.getMessage())));
    }
  }

  private Future<ObjectNode> test(ActionCall call, TestRequest request, TestedState state) {
    Tap tap = new Tap(request.revealSecrets());
    TrialSetting setting =
        new TestSetup(request, state, call.home()).setting(rules, tap, context.clock().millis());
    StateTrial trial = trials.begin(state, setting);
    call.onClientGone(trial::abandon);
    return trial.result().map(result -> answer(request, state, setting, result, tap.exchange));
  }

  private static ObjectNode answer(
      TestRequest request,
      TestedState state,
      TrialSetting setting,
      TrialResult result,
      @Nullable HttpExchange exchange) {
    ObjectNode answer = TestAnswer.of(result);
    if (request.level() != InspectionLevel.INFO) {
      ObjectNode data = InspectionData.of(state.state(), setting.input(), result);
      if (request.level() == InspectionLevel.TRACE && exchange != null) {
        InspectionData.trace(data, exchange);
      }
      answer.set("inspectionData", data);
    }
    return answer;
  }

  /** Keeps the last exchange that it hears. */
  private static final class Tap implements Wiretap {
    private final boolean reveals;
    private @Nullable HttpExchange exchange;

    Tap(boolean reveals) {
      this.reveals = reveals;
    }

    @Override
    public boolean revealsSecrets() {
      return reveals;
    }

    @Override
    public void heard(HttpExchange heard) {
      exchange = heard;
    }
  }
}
