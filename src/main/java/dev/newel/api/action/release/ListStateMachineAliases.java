package dev.newel.api.action.release;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.api.action.Action;
import dev.newel.api.action.ActionCall;
import dev.newel.api.action.ActionContext;
import dev.newel.api.action.Page;
import dev.newel.api.action.WireTime;
import dev.newel.api.action.machine.MachineArn;
import dev.newel.aws.Arn;
import dev.newel.aws.Name;
import dev.newel.aws.ServiceException;
import dev.newel.store.Releases.Alias;
import dev.newel.store.Releases.Published;
import io.vertx.core.Future;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lists the aliases of a state machine, or those that lead to a version of it, newest first.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_ListStateMachineAliases.html">ListStateMachineAliases</a>
 */
public record ListStateMachineAliases(ActionContext context) implements Action {

  private static final String LIST = "stateMachineAliases";

  private static final Comparator<Alias> NEWEST_FIRST =
      Comparator.comparingLong(Alias::creationTime).thenComparing(Alias::name).reversed();

  @Override
  public Future<ObjectNode> perform(ActionCall call) {
    Arn.StateMachine arn = MachineArn.parse(call);
    if (!call.isHere(arn)) {
      throw new ServiceException(MachineArn.missing(call));
    }
    Name machine = ReleaseArn.machine(arn);
    Page page = Page.of(call, LIST + " " + arn.text(), context.signature());
    return context
        .catalog()
        .machine(machine)
        .map(there -> ActionContext.found(there, MachineArn.missing(call)))
        .map(MachineArn::refuseDeleted)
        .compose(there -> context.catalog().releases().of(machine))
        .map(there -> answer(machine, page, wanted(there, arn)));
  }

  private static List<Alias> wanted(Published there, Arn.StateMachine arn) {
    if (arn.qualifier() == null) {
      return List.copyOf(there.aliases().values());
    }
    Integer version = arn.version();
    if (version == null || !there.versions().containsKey(version)) {
      throw new ServiceException(ReleaseArn.missing(arn));
    }
    return there.aliases().values().stream()
        .filter(alias -> alias.routes().stream().anyMatch(route -> route.version() == version))
        .toList();
  }

  private ObjectNode answer(Name machine, Page page, List<Alias> aliases) {
    Alias after = position(page.after());
    List<Alias> found =
        aliases.stream()
            .filter(alias -> after == null || NEWEST_FIRST.compare(alias, after) > 0)
            .sorted(NEWEST_FIRST)
            .limit(page.size() + 1L)
            .toList();
    ObjectNode answer = ActionContext.object();
    ArrayNode list = answer.putArray(LIST);
    page.cut(found, ListStateMachineAliases::position, context.signature(), answer)
        .forEach(
            alias ->
                list.addObject()
                    .put("stateMachineAliasArn", ReleaseArn.aliasArn(machine, alias.name()))
                    .set("creationDate", WireTime.seconds(alias.creationTime())));
    return answer;
  }

  private static String position(Alias alias) {
    return alias.creationTime() + " " + alias.name();
  }

  /** What of an alias its place in the list goes by. */
  private static @Nullable Alias position(@Nullable String text) {
    if (text == null) {
      return null;
    }
    String[] parts = text.split(" ", 2);
    return new Alias(parts[1], List.of(), null, Long.parseLong(parts[0]), 0);
  }
}
