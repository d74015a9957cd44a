package dev.newel.store.redis;

import dev.newel.aws.Name;
import dev.newel.store.HistoryStore.Position;
import dev.newel.store.Overview.Listed;
import dev.newel.store.redis.client.Commands;
import dev.newel.store.redis.client.Script;
import io.vertx.core.Future;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what several lists have in a partition, by one call.
 *
 * @param lists in the order of their names
 * @param indexes of the lists, one list after the other
 */
record ListsReader(Commands redis, List<Name> lists, List<String> indexes)
    implements NewestOfPartition.Reader<Listed> {

  private static final Script LIST = Script.load("list_newest");

  @Override
  public Future<List<Listed>> read(@Nullable Listed after, int count) {
    int perList = indexes.size() / lists.size();
    List<?> arguments =
        after == null
            ? List.of("", "", 0, perList, count)
            : List.of(
                Long.toString(after.position().startTime()),
                after.position().name(),
                lists.stream().filter(list -> isBefore(list, after.list())).count(),
                perList,
                count);
    return redis.eval(LIST, indexes, arguments).map(this::listed);
  }

  private static boolean isBefore(Name list, Name other) {
    return list.text().compareTo(other.text()) < 0;
  }

  private List<Listed> listed(Response response) {
    List<Listed> read = new ArrayList<>(response.size() / 3);
    for (int i = 0; i < response.size(); i += 3) {
      Position position = new Position(response.get(i).toLong(), response.get(i + 1).toString());
      read.add(new Listed(lists.get(response.get(i + 2).toInteger()), position));
    }
    return read;
  }
}
