package dev.newel.api.action;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.api.Action;
import dev.newel.api.ActionCall;
import dev.newel.api.WireTime;
import dev.newel.store.Catalog.Machine;
import io.vertx.core.Future;
import java.util.List;

/**
 * Lists the state machines by name.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_ListStateMachines.html">ListStateMachines</a>
 */
record ListStateMachines(Server server) implements Action {

  private static final String LIST = "stateMachines";

  @Override
  public Future<ObjectNode> perform(ActionCall call) {
    Page page = Page.of(call.input(), LIST, server.signature());
    return server
        .catalog()
        .machines(page.after(), page.size() + 1)
        .map(found -> answer(page, found));
  }

  private ObjectNode answer(Page page, List<Machine> found) {
    ObjectNode answer = Server.object();
    ArrayNode list = answer.putArray(LIST);
    page.cut(found, Machine::name, LIST, server.signature(), answer)
        .forEach(
            machine ->
                list.addObject()
                    .put("stateMachineArn", server.machineArn(machine.name()))
                    .put("name", machine.name())
                    .put("type", machine.type())
                    .set("creationDate", WireTime.seconds(machine.creationTime())));
    return answer;
  }
}
