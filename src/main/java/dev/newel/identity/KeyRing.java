package dev.newel.identity;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The access keys that are good now. What a file changes to counts from the next look at it; where
 * that makes no sense, what was there before goes on to count, and the log says so.
 */
public final class KeyRing {

  private static final System.Logger LOG = System.getLogger(KeyRing.class.getName());

  private final KeyFiles files;
  private volatile Map<String, AccessKey> keys;
  private KeyFiles.Texts read;
  private @Nullable String complaint;

  private KeyRing(KeyFiles files, KeyFiles.Texts texts) {
    this.files = files;
    this.read = texts;
    this.keys = files.parse(texts);
  }

  /**
   * Reads the files. Blocks.
   *
   * @throws IOException if one cannot be read
   * @throws IllegalArgumentException if one makes no sense
   */
  public static KeyRing read(KeyFiles files) throws IOException {
    return new KeyRing(files, files.texts());
  }

  /** The key with an id; null for none. */
  @Nullable AccessKey find(String id) {
    return keys.get(id);
  }

  /** Looks at the files again. Blocks. */
  public synchronized void look() {
    try {
      KeyFiles.Texts texts = files.texts();
      if (texts.equals(read)) {
        return;
      }
      keys = files.parse(texts);
      read = texts;
      complaint = null;
      LOG.log(Level.INFO, "access keys that count from now on: {0}", keys.size());
    } catch (IOException e) {
      complain("cannot be read: " + e.getMessage());
    } catch (IllegalArgumentException e) {
      complain("make no sense: " + e.getMessage());
    }
  }

  /** Once for each fault, however often it is met. */
  private void complain(String text) {
    if (!text.equals(complaint)) {
      complaint = text;
      LOG.log(Level.ERROR, "those from before go on to count, as access keys {0}", text);
    }
  }
}
