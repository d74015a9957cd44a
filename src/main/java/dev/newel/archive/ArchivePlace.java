package dev.newel.archive;

import dev.newel.engine.mapruns.bucket.ObjectName;
import dev.newel.interpreter.model.start.ExecutionKey;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Where in a bucket executions are written to: below {@code
 * PREFIX/ACCOUNT/REGION/MACHINE/EXECUTION/}, as a name can be given again once its execution is
 * gone.
 *
 * @param prefix of all keys; empty for none
 * @param root what users find the bucket by, with a slash at its end
 */
public record ArchivePlace(String bucket, String prefix, String root) {

  /** The folder of all executions that had a name, as users find it. */
  public String of(ExecutionKey execution) {
    return root + folder(execution) + "/";
  }

  /**
   * An object of one of them.
   *
   * @param startedAt epoch milliseconds
   * @param part counted from 1: what is long is written in several
   */
  ObjectName object(ExecutionKey execution, long startedAt, int part) {
    return new ObjectName(bucket, folder(execution) + "/" + startedAt + "-" + part + ".jsonl");
  }

  private String folder(ExecutionKey execution) {
    List<String> path = new ArrayList<>();
    if (!prefix.isEmpty()) {
      path.add(prefix);
    }
    path.add(execution.home().account());
    path.add(execution.home().region());
    for (String part : execution.machine().split("/", -1)) {
      path.add(encoded(part));
    }
    path.add(encoded(execution.name()));
    return String.join("/", path);
  }

  /** As a name that every file system takes. */
  private static String encoded(String name) {
    String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("*", "%2A");
    return encoded.startsWith(".") ? "%2E" + encoded.substring(1) : encoded;
  }
}
