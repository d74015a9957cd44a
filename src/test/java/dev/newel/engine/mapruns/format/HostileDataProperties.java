package dev.newel.engine.mapruns.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.core.JsonPointer;
import dev.newel.engine.mapruns.bucket.ObjectName;
import dev.newel.engine.mapruns.bucket.StoredObject;
import dev.newel.engine.mapruns.reader.ReaderException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever stands in an object: there are items, or there is an error of the reader. */
class HostileDataProperties {

  private static final int MOST_BYTES = 1_000;

  private static final List<ItemFormat> FORMATS =
      List.of(
          new CsvFormat(',', null, MOST_BYTES),
          new JsonLines(MOST_BYTES),
          new JsonFormat(JsonPointer.empty(), MOST_BYTES),
          new JsonFormat(JsonPointer.compile("/a/1"), MOST_BYTES));

  private static final String TEXTS = "\"\"\"\\\\,,\n\n\r[[{{]}:1e9-.truenull ab\u00ff\u001f\u008b";

  @Property(tries = 2_000)
  void shouldReadOrRefuseNoise(@ForAll long seed) {
    byte[] bytes = noise(new Random(seed));

    for (ItemFormat format : FORMATS) {
      try {
        assertThat(Cursors.all(format, new MemoryObject(bytes, 5), null).size())
            .isLessThanOrEqualTo(bytes.length);
      } catch (ReaderException e) {
        assertThat(e.text()).isNotBlank();
      }
    }
  }

  private static byte[] noise(Random random) {
    byte[] bytes = new byte[random.nextInt(60)];
    if (random.nextBoolean()) {
      random.nextBytes(bytes);
    } else {
      byte[] alphabet = TEXTS.getBytes(StandardCharsets.ISO_8859_1);
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = alphabet[random.nextInt(alphabet.length)];
      }
    }
    if (bytes.length > 12 && random.nextInt(4) == 0) { // looks compressed
      byte[] head = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 0};
      System.arraycopy(head, 0, bytes, 0, head.length);
    }
    return bytes;
  }

  @Example
  void shouldRefuseWhatNeverEnds() {
    for (ItemFormat format : FORMATS.subList(0, 3)) {
      for (String front : List.of("h\n\"", "\"", "[\"", "{\"", "[[", "h\n1,")) {
        Endless object = new Endless(front);

        assertThatThrownBy(() -> Cursors.all(format, object, null))
            .as(format + " of " + front)
            .isInstanceOf(ReaderException.class);
        assertThat(object.read).isLessThan(1 << 20);
      }
    }
  }

  @Example
  void shouldRefuseOtherCompression() {
    byte[] zstandard = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 1, 2, 3};

    for (ItemFormat format : FORMATS) {
      try {
        Cursors.all(format, new MemoryObject(zstandard, 5), null);
        fail("refused by " + format);
      } catch (ReaderException e) {
        assertThat(e).hasMessageContaining("ZSTD");
      }
    }
  }

  /** A value that has no end. */
  private static final class Endless implements StoredObject {
    private final byte[] front;
    private long read;

    Endless(String front) {
      this.front = front.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public ObjectName name() {
      return new ObjectName("bucket", "endless");
    }

    @Override
    public String etag() {
      return "";
    }

    @Override
    public byte[] read(long offset, int most) {
      byte[] bytes = new byte[most];
      Arrays.fill(bytes, (byte) 'a');
      for (int i = 0; i < front.length && offset == 0; i++) {
        bytes[i] = front[i];
      }
      read += most;
      return bytes;
    }
  }
}
