package dev.newel.store.redis.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;

/** The redis-server that is on the class path, for the platform this runs on. */
public final class RedisExecutable {

  private static final String VERSION = "7.0.15";

  private RedisExecutable() {}

  /**
   * Puts the executable into a folder, unless it is there already.
   *
   * @return its path, by which a running server is known as this folder's
   */
  public static Path installIn(Path folder) throws IOException {
    String name = fileName(System.getProperty("os.name"), System.getProperty("os.arch"));
    URL source = RedisExecutable.class.getClassLoader().getResource(name);
    if (source == null) {
      throw new IOException(
          "Newel brings no Redis for this platform (%s): set redis.url to one of your own"
              .formatted(name));
    }
    Path target = folder.resolve(name);
    URLConnection connection = source.openConnection();
    connection.setUseCaches(false);
    try (InputStream in = connection.getInputStream()) {
      if (!Files.exists(target) || Files.size(target) != connection.getContentLengthLong()) {
        copy(in, target);
      }
    }
    return target;
  }

  /** Writes beside the target and renames: a killed start must not leave half an executable. */
  private static void copy(InputStream in, Path target) throws IOException {
    Path part = target.resolveSibling(target.getFileName() + ".part");
    Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
    Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rwx------"));
    Files.move(part, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  static String fileName(String osName, String osArch) {
    String os = osName.toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
    String arch =
        switch (osArch) {
          case "aarch64" -> "arm64";
          case "x86", "i386", "i686" -> "386";
          case "x86_64" -> "amd64";
          default -> osArch;
        };
    return "redis-server-%s-%s-%s".formatted(VERSION, os, arch);
  }
}
