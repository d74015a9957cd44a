package dev.newel.engine.mapruns.bucket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderBucketsTest {

  private static final NewContent CONTENT = new NewContent("{}", "application/json");

  @TempDir Path folder;
  private FolderBuckets buckets;

  @BeforeEach
  void begin() throws IOException {
    Files.createDirectory(folder.resolve("b"));
    Files.writeString(folder.resolve("secret"), "s");
    Files.createDirectory(folder.resolve("other"));
    Files.writeString(folder.resolve("other/secret"), "s");
    buckets = new FolderBuckets(folder);
  }

  private List<String> list(String prefix, @Nullable String after) {
    ObjectListing listing = buckets.list(new ListOrder("b", prefix, after, null));
    List<String> keys = new ArrayList<>();
    for (ListedObject object = listing.next(); object != null; object = listing.next()) {
      keys.add(object.key());
    }
    return keys;
  }

  @Test
  void shouldReadWhatIsWritten() {
    ObjectName name = new ObjectName("b", "deep/down/ü.json");

    buckets.put(name, CONTENT);
    buckets.put(name, new NewContent("[1,2]", "application/json"));

    StoredObject object = buckets.open(name, null);
    assertThat(new String(object.read(0, 100), UTF_8)).isEqualTo("[1,2]");
    assertThat(new String(object.read(1, 2), UTF_8)).isEqualTo("1,");
    assertThat(object.read(5, 2)).isEmpty();
    assertThat(object.read(50, 2)).isEmpty();
    assertThat(list("", null)).containsExactly("deep/down/ü.json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../secret",
        "../other/secret",
        "a/../../secret",
        "/secret",
        "//",
        "",
        ".",
        "..",
        "a//b",
        "a/",
        "..\\secret",
        "\0",
        "link",
        "links/secret",
      })
  void shouldNotBeLedOut(String key) throws IOException {
    Files.createSymbolicLink(folder.resolve("b/link"), folder.resolve("secret"));
    Files.createSymbolicLink(folder.resolve("b/links"), folder.resolve("other"));
    ObjectName name = new ObjectName("b", key);

    assertThatThrownBy(() -> buckets.open(name, null))
        .isInstanceOf(BucketException.class)
        .hasMessageContaining("NoSuchKey");
    if (!key.equals("link")) { // which is a file then, in place of the link
      assertThatThrownBy(() -> buckets.put(name, CONTENT)).isInstanceOf(BucketException.class);
    }
    assertThat(list("", null)).isEmpty();
    assertThat(folder.resolve("secret")).hasContent("s");
    assertThat(folder.resolve("other/secret")).hasContent("s");
  }

  @Test
  void shouldFollowLinksThatStayInside() throws IOException {
    buckets.put(new ObjectName("b", "real"), CONTENT);
    Files.createSymbolicLink(folder.resolve("b/link"), folder.resolve("b/real"));

    assertThat(list("", null)).containsExactly("link", "real");
    assertThat(buckets.open(new ObjectName("b", "link"), null).read(0, 9)).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", ".", "", "b/..", "none", "../b", "secret"})
  void shouldHaveNoSuchBucket(String bucket) {
    assertThatThrownBy(() -> buckets.open(new ObjectName(bucket, "secret"), null))
        .isInstanceOf(BucketException.class)
        .hasMessageContaining("NoSuchBucket");
  }

  @Test
  void shouldListInTheOrderOfS3() {
    List<String> keys = List.of("a-b", "a/b", "a/c/d", "a0", "b/1", "b/2", "ab/1", "z", "é");
    keys.forEach(key -> buckets.put(new ObjectName("b", key), CONTENT));

    assertThat(list("", null))
        .containsExactly("a-b", "a/b", "a/c/d", "a0", "ab/1", "b/1", "b/2", "z", "é");
    assertThat(list("a", null)).containsExactly("a-b", "a/b", "a/c/d", "a0", "ab/1");
    assertThat(list("a/c/", null)).containsExactly("a/c/d");
    assertThat(list("nope", null)).isEmpty();
    assertThat(list("", "a/b")).containsExactly("a/c/d", "a0", "ab/1", "b/1", "b/2", "z", "é");
    assertThat(list("", "b/1x")).containsExactly("b/2", "z", "é");
    assertThat(list("b", "a/zzz")).containsExactly("b/1", "b/2");
  }

  @Test
  void shouldNotShowWhatIsBeingWritten() throws IOException {
    Files.writeString(folder.resolve("b/.newel-1.tmp"), "half");

    assertThat(list("", null)).isEmpty();
  }

  @Test
  void shouldReadOneVersion() throws IOException {
    ObjectName name = new ObjectName("b", "k");
    buckets.put(name, CONTENT);
    StoredObject object = buckets.open(name, null);
    object.read(0, 1);
    Files.writeString(folder.resolve("b/k"), "another");

    assertThatThrownBy(() -> object.read(1, 1))
        .isInstanceOf(BucketException.class)
        .hasMessageContaining("PreconditionFailed");
    assertThatThrownBy(() -> buckets.open(name, object.etag()).read(0, 1))
        .isInstanceOf(BucketException.class);
    assertThat(buckets.open(name, null).read(0, 99)).hasSize(7);
  }

  @Test
  void shouldHaveNoVersionsByName() {
    assertThatThrownBy(() -> buckets.open(new ObjectName("b", "k", "v1", null), null))
        .isInstanceOf(BucketException.class)
        .hasMessageContaining("NoSuchVersion");
  }
}
