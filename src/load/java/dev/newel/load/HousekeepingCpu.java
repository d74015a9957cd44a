package dev.newel.load;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What a JVM's own threads have used, by what Linux says of each: elsewhere it is none. A JVM
 * compiles for a minute and more under load, and two sides never the same in one round: the cost
 * without it is the one that a server has which stays up.
 *
 * @param compiler user and system time
 * @param collector of garbage
 */
record HousekeepingCpu(Duration compiler, Duration collector) {

  static final HousekeepingCpu NONE = new HousekeepingCpu(Duration.ZERO, Duration.ZERO);

  /** Of which there are a hundred a second on all that Java runs on. */
  private static final long TICK_MS = 10;

  /** The places of user and system time behind the name, which stands in brackets. */
  private static final int USER = 12;

  private static final int SYSTEM = 13;

  static HousekeepingCpu of(ProcessHandle jvm) throws IOException {
    HousekeepingCpu all = NONE;
    Path threads = Path.of("/proc", Long.toString(jvm.pid()), "task");
    if (Files.exists(threads)) {
      try (DirectoryStream<Path> each = Files.newDirectoryStream(threads)) {
        for (Path thread : each) {
          all = all.plus(ofThread(thread));
        }
      }
    }
    return all;
  }

  private static HousekeepingCpu ofThread(Path thread) throws IOException {
    String stat;
    try {
      stat = Files.readString(thread.resolve("stat"));
    } catch (NoSuchFileException e) {
      return NONE; // it has ended meanwhile
    }
    String name = stat.substring(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 1).split(" ");
    Duration cpu =
        Duration.ofMillis(
            TICK_MS * (Long.parseLong(fields[USER]) + Long.parseLong(fields[SYSTEM])));
    if (name.startsWith("C1 Comp") || name.startsWith("C2 Comp")) {
      return new HousekeepingCpu(cpu, Duration.ZERO);
    }
    return name.startsWith("GC Thread") || name.startsWith("G1 ")
        ? new HousekeepingCpu(Duration.ZERO, cpu)
        : NONE;
  }

  HousekeepingCpu plus(HousekeepingCpu other) {
    return new HousekeepingCpu(compiler.plus(other.compiler), collector.plus(other.collector));
  }
}
