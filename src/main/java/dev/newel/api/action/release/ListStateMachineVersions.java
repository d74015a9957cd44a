package dev.newel.api.action.release;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.api.action.Action;
import dev.newel.api.action.ActionCall;
import dev.newel.api.action.ActionContext;
import dev.newel.api.action.Page;
import dev.newel.api.action.WireTime;
import dev.newel.api.action.machine.MachineArn;
import dev.newel.api.action.machine.Publishing;
import dev.newel.aws.Arn;
import dev.newel.aws.Name;
import dev.newel.aws.ServiceError.ValidationException;
import dev.newel.aws.ServiceException;
import dev.newel.store.Releases.Published;
import dev.newel.store.Releases.Version;
import io.vertx.core.Future;
import java.util.Comparator;
import java.util.List;

/**
 * Lists the versions of a state machine, newest first.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_ListStateMachineVersions.html">ListStateMachineVersions</a>
 */
public record ListStateMachineVersions(ActionContext context) implements Action {

  private static final String LIST = "stateMachineVersions";

  @Override
  public Future<ObjectNode> perform(ActionCall call) {
    Name machine = machine(call);
    Page page = Page.of(call, LIST + " " + machine.text(), context.signature());
    return context
        .catalog()
        .machine(machine)
        .compose(
            there -> {
              if (there == null) {
                throw missing(call);
              }
              return context.catalog().releases().of(machine);
            })
        .map(there -> answer(machine, page, there));
  }

  private static Name machine(ActionCall call) {
    Arn.StateMachine arn = MachineArn.parse(call);
    if (!call.isHere(arn) || arn.qualifier() != null) {
      throw missing(call);
    }
    return ReleaseArn.machine(arn);
  }

  /** The one action on machines whose model has no StateMachineDoesNotExist. */
  private static ServiceException missing(ActionCall call) {
    return new ServiceException(new ValidationException(MachineArn.missing(call).message(), null));
  }

  private ObjectNode answer(Name machine, Page page, Published there) {
    int before = page.after() == null ? Integer.MAX_VALUE : Integer.parseInt(page.after());
    List<Version> found =
        there.versions().values().stream()
            .filter(version -> version.number() < before)
            .sorted(Comparator.comparingInt(Version::number).reversed())
            .limit(page.size() + 1L)
            .toList();
    ObjectNode answer = ActionContext.object();
    ArrayNode list = answer.putArray(LIST);
    page.cut(found, each -> Integer.toString(each.number()), context.signature(), answer)
        .forEach(
            version ->
                list.addObject()
                    .put("stateMachineVersionArn", Publishing.versionArn(machine, version.number()))
                    .set("creationDate", WireTime.seconds(version.creationTime())));
    return answer;
  }
}
