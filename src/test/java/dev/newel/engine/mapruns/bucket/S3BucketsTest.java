package dev.newel.engine.mapruns.bucket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class S3BucketsTest {

  private static S3Stub s3;

  private Buckets buckets;

  @BeforeAll
  static void start() throws Exception {
    s3 = new S3Stub();
  }

  @AfterAll
  static void stop() throws Exception {
    s3.close();
  }

  @BeforeEach
  void begin() {
    s3.objects.clear();
    s3.seen.clear();
    s3.hasRanges = true;
    buckets = s3.buckets();
  }

  private static String text(byte[] bytes) {
    return new String(bytes, UTF_8);
  }

  private StoredObject open(String key) {
    return buckets.open(new ObjectName("b", key, null, "123456789012"), null);
  }

  @Test
  void shouldReadPieces() {
    s3.objects.put("k/ü", Buffer.buffer("0123456789"));
    StoredObject object = open("k/ü");

    assertThat(text(object.read(0, 4))).isEqualTo("0123");
    assertThat(text(object.read(4, 100))).isEqualTo("456789");
    assertThat(object.read(10, 4)).isEmpty();
    assertThat(s3.seen).hasSize(2); // where it ends was said before
    HttpServerRequest second = List.copyOf(s3.seen).get(1);
    assertThat(second.getHeader("If-Match")).isEqualTo(object.etag()).isNotEmpty();
    assertThat(second.getHeader("x-amz-expected-bucket-owner")).isEqualTo("123456789012");
    assertThat(second.getHeader("Authorization")).contains("/eu-west-1/s3/");
  }

  @Test
  void shouldReadBytesThatAreNoText() {
    byte[] bytes = {0x1f, (byte) 0x8b, (byte) 0xff, 0, (byte) 0xc3};
    s3.objects.put("k", Buffer.buffer(bytes));

    assertThat(open("k").read(0, 100)).isEqualTo(bytes);
  }

  @Test
  void shouldFindNothingBehindTheEnd() {
    s3.objects.put("empty", Buffer.buffer());
    s3.objects.put("k", Buffer.buffer("abc"));

    assertThat(open("empty").read(0, 100)).isEmpty();
    assertThat(open("k").read(3, 100)).isEmpty();
  }

  @Test
  void shouldFailWhereAnotherVersionIsThere() {
    s3.objects.put("k", Buffer.buffer("0123456789"));
    StoredObject object = open("k");
    object.read(0, 4);
    s3.objects.put("k", Buffer.buffer("abcdefghij"));

    assertThatThrownBy(() -> object.read(4, 4))
        .isInstanceOf(BucketException.class)
        .hasMessage(
            "No (Service: Amazon S3; Status Code: 412; Error Code: PreconditionFailed;"
                + " Request ID: id; S3 Extended Request ID: id2; Proxy: null)");
    assertThatThrownBy(() -> buckets.open(object.name(), object.etag()).read(0, 1))
        .isInstanceOf(BucketException.class);
  }

  @Test
  void shouldNameTheVersion() {
    s3.objects.put("k", Buffer.buffer("0"));

    buckets.open(new ObjectName("b", "k", "v 1", null), null).read(0, 1);

    assertThat(s3.seen.element().getParam("versionId")).isEqualTo("v 1");
  }

  @Test
  void shouldDoWithoutRangesWhereObjectsAreSmall() {
    s3.hasRanges = false;
    s3.objects.put("k", Buffer.buffer("0123456789"));

    assertThat(text(open("k").read(4, 100))).isEqualTo("456789");
    s3.objects.put("k", Buffer.buffer("0".repeat(70_000)));
    assertThatThrownBy(() -> open("k").read(0, 5))
        .isInstanceOf(BucketException.class)
        .hasMessage("S3 answered more than 65536 bytes, which were not asked for");
  }

  @Test
  void shouldTryAgainWhatMayPass() {
    s3.objects.put("k", Buffer.buffer("0"));
    s3.faults.set(1);

    assertThat(text(open("k").read(0, 1))).isEqualTo("0");
    assertThat(s3.seen).hasSize(2);
  }

  @Test
  void shouldListAllPages() {
    List<String> keys = List.of("p/a b", "p/a+b", "p/ü", "p/%41", "p/x&y<z");
    keys.forEach(key -> s3.objects.put(key, Buffer.buffer("0")));
    s3.objects.put("q", Buffer.buffer("0"));

    assertThat(list(null)).containsExactlyInAnyOrderElementsOf(keys);
    assertThat(list("p/a+b")).containsExactly("p/x&y<z", "p/ü");
    assertThat(buckets.list(new ListOrder("b", "q", null, null)).next())
        .isEqualTo(
            new ListedObject(
                "q", "\"e\"", Instant.parse("2026-01-02T03:04:05.500Z"), 7, "STANDARD"));
  }

  private List<String> list(@Nullable String after) {
    List<String> keys = new ArrayList<>();
    ObjectListing listing = buckets.list(new ListOrder("b", "p/", after, null));
    for (ListedObject object = listing.next(); object != null; object = listing.next()) {
      keys.add(object.key());
    }
    return keys;
  }

  @Test
  void shouldWriteTheTextAsItIs() {
    buckets.put(
        new ObjectName("b", "out/ü"), new NewContent("{\"ü\":1}\n[2]\n", "application/jsonl"));

    assertThat(s3.objects.get("out/ü")).hasToString("{\"ü\":1}\n[2]\n");
    assertThat(s3.seen.element().getHeader("Content-Type")).isEqualTo("application/jsonl");
  }
}
