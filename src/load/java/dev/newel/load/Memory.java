package dev.newel.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * The memory of a JVM, in bytes. What is resident says little after a time under load, when the
 * heap has pages to spare: what is live on the heap stands beside it.
 *
 * @param resident as Linux has it; NaN elsewhere
 * @param heap what is live, after a full collection
 */
record Memory(double resident, double heap) {

  static final Memory NONE = new Memory(0, 0);

  private static final int KIB = 1024;
  private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

  /** A line for each generation, or for the whole heap; that of the metaspace has no total. */
  private static final Pattern USED = Pattern.compile("total .*\\bused (\\d+)K");

  static Memory of(ProcessHandle jvm) throws IOException {
    String pid = Long.toString(jvm.pid());
    jcmd(pid, "GC.run");
    double heap = sum(USED, jcmd(pid, "GC.heap_info"));
    Path status = Path.of("/proc", pid, "status");
    double resident = Files.exists(status) ? sum(RESIDENT, Files.readString(status)) : Double.NaN;
    return new Memory(resident, heap);
  }

  Memory plus(Memory other) {
    return new Memory(resident + other.resident, heap + other.heap);
  }

  private static String jcmd(String... arguments) throws IOException {
    String[] command = new String[arguments.length + 1];
    command[0] = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static double sum(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .mapToDouble(found -> Double.parseDouble(found.group(1)) * KIB)
        .sum();
  }
}
