package dev.newel.store.redis.codec;

import dev.newel.store.Releases.Alias;
import dev.newel.store.Releases.Route;
import dev.newel.store.Releases.Version;
import dev.newel.store.redis.codec.Packed.Reader;
import dev.newel.store.redis.codec.Packed.Writer;
import java.util.ArrayList;
import java.util.List;

/** Versions and aliases as texts. What they are found by, number or name, is no part of these. */
public final class ReleaseCodec {

  private ReleaseCodec() {}

  public static String encode(Version version) {
    return new Writer(ExecutionCodec.MAJOR)
        .number('c', version.creationTime())
        .text('r', version.revision())
        .text('d', version.description())
        .toString();
  }

  public static Version version(int number, String text) {
    long created = 0;
    String revision = "";
    String description = null;
    Reader in = reader(text);
    while (in.next()) {
      switch (in.tag()) {
        case 'c' -> created = in.number();
        case 'r' -> revision = in.text();
        case 'd' -> description = in.text();
        default -> in.skip();
      }
    }
    return new Version(number, revision, created, description);
  }

  /** Its routes stand in front, where the script {@code delete_version} finds them. */
  public static String encode(Alias alias) {
    Writer out = new Writer(ExecutionCodec.MAJOR);
    alias.routes().forEach(route -> out.number('v', route.version()).number('w', route.weight()));
    return out.number('c', alias.creationTime())
        .number('u', alias.updateTime())
        .text('d', alias.description())
        .toString();
  }

  public static Alias alias(String name, String text) {
    List<Route> routes = new ArrayList<>(2);
    int version = 0;
    long created = 0;
    long updated = 0;
    String description = null;
    Reader in = reader(text);
    while (in.next()) {
      switch (in.tag()) {
        case 'v' -> version = in.smallNumber();
        case 'w' -> routes.add(new Route(version, in.smallNumber()));
        case 'c' -> created = in.number();
        case 'u' -> updated = in.number();
        case 'd' -> description = in.text();
        default -> in.skip();
      }
    }
    return new Alias(name, List.copyOf(routes), description, created, updated);
  }

  private static Reader reader(String text) {
    if (Reader.major(text) != ExecutionCodec.MAJOR) {
      throw new UnreadableValueException("a newer version of Newel has written " + text);
    }
    return new Reader(text);
  }
}
