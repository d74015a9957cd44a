package dev.newel.store.redis;

import dev.newel.store.HistoryStore.Position;
import dev.newel.store.redis.client.Commands;
import dev.newel.store.redis.client.Script;
import io.vertx.core.Future;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what the indexes of one list have in a partition. */
record IndexReader(Commands redis, List<String> indexes)
    implements NewestOfPartition.Reader<Position> {

  static final Comparator<Position> NEWEST_FIRST =
      Comparator.comparingLong(Position::startTime).thenComparing(Position::name).reversed();

  private static final Script LIST = Script.load("list_executions");

  @Override
  public Future<List<Position>> read(@Nullable Position after, int count) {
    List<?> arguments =
        after == null
            ? List.of("", "", count)
            : List.of(Long.toString(after.startTime()), after.name(), count);
    return redis.eval(LIST, indexes, arguments).map(IndexReader::positions);
  }

  private static List<Position> positions(Response response) {
    List<Position> read = new ArrayList<>(response.size() / 2);
    for (int i = 0; i < response.size(); i += 2) {
      read.add(new Position(response.get(i).toLong(), response.get(i + 1).toString()));
    }
    return read;
  }
}
