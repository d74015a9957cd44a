package dev.newel.store.redis.move;

import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.store.redis.key.Keys;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where things are, and where they go: into the partition that has their execution among as many as
 * there shall be.
 */
record Placement(Keys from, Keys to) {

  /** The same key in the partition of an execution. */
  String moved(String key, ExecutionKey execution) {
    int tag = tagLength(key);
    if (!from.partition(execution).equals(key.substring(0, tag))) {
      throw new MoveException(
          "%s has %s, which does not belong there; this data is damaged".formatted(key, execution));
    }
    return to.partition(execution) + key.substring(tag);
  }

  /**
   * The same key in each partition that may get an execution of the one that it is in. All numbers
   * that leave the same remainder by the one number of partitions and by the other are of the same
   * class by what divides both.
   */
  List<String> everywhere(String key) {
    int tag = tagLength(key);
    int partition = Integer.parseInt(key.substring(2, tag - 1));
    int classes = commonDivisor(from.partitions(), to.partitions());
    return IntStream.range(0, to.partitions())
        .filter(number -> number % classes == partition % classes)
        .mapToObj(number -> to.partition(number) + key.substring(tag))
        .toList();
  }

  /** To how many partitions each goes by {@link #everywhere}. */
  int copies() {
    return to.partitions() / commonDivisor(from.partitions(), to.partitions());
  }

  private static int tagLength(String key) {
    return key.indexOf('}') + 1;
  }

  private static int commonDivisor(int a, int b) {
    return b == 0 ? a : commonDivisor(b, a % b);
  }
}
