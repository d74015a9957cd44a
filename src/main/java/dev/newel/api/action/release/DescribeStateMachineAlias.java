package dev.newel.api.action.release;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.api.action.Action;
import dev.newel.api.action.ActionCall;
import dev.newel.api.action.ActionContext;
import dev.newel.api.action.WireTime;
import dev.newel.aws.Arn;
import dev.newel.store.Releases.Alias;
import io.vertx.core.Future;

/**
 * Describes an alias.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeStateMachineAlias.html">DescribeStateMachineAlias</a>
 */
public record DescribeStateMachineAlias(ActionContext context) implements Action {

  @Override
  public Future<ObjectNode> perform(ActionCall call) {
    Arn.StateMachine arn = ReleaseArn.alias(call);
    return ReleaseArn.find(context, call, arn).map(alias -> answer(arn, alias));
  }

  private static ObjectNode answer(Arn.StateMachine arn, Alias alias) {
    ObjectNode answer =
        ActionContext.object().put("stateMachineAliasArn", arn.text()).put("name", alias.name());
    if (alias.description() != null) {
      answer.put("description", alias.description());
    }
    Routing.addTo(answer, ReleaseArn.machine(arn), alias.routes());
    answer.set("creationDate", WireTime.seconds(alias.creationTime()));
    answer.set("updateDate", WireTime.seconds(alias.updateTime()));
    return answer;
  }
}
