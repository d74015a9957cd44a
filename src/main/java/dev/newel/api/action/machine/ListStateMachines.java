package dev.newel.api.action.machine;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.api.action.Action;
import dev.newel.api.action.ActionCall;
import dev.newel.api.action.ActionContext;
import dev.newel.api.action.Page;
import dev.newel.api.action.WireTime;
import dev.newel.store.Catalog.Machine;
import io.vertx.core.Future;
import java.util.List;

/**
 * Lists the state machines by name.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_ListStateMachines.html">ListStateMachines</a>
 */
public record ListStateMachines(ActionContext context) implements Action {

  private static final String LIST = "stateMachines";

  @Override
  public Future<ObjectNode> perform(ActionCall call) {
    Page page = Page.of(call, LIST, context.signature());
    return context
        .catalog()
        .machines(call.home(), page.after(), page.size() + 1)
        .map(found -> answer(page, found));
  }

  private ObjectNode answer(Page page, List<Machine> found) {
    ObjectNode answer = ActionContext.object();
    ArrayNode list = answer.putArray(LIST);
    page.cut(found, each -> each.name().text(), context.signature(), answer)
        .forEach(
            machine ->
                list.addObject()
                    .put("stateMachineArn", ActionContext.machineArn(machine.name()))
                    .put("name", machine.name().text())
                    .put("type", machine.type())
                    .set("creationDate", WireTime.seconds(machine.creationTime())));
    return answer;
  }
}
