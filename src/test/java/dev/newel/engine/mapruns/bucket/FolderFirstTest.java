package dev.newel.engine.mapruns.bucket;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderFirstTest {

  private static final ObjectName NAME = new ObjectName("b", "k");

  @TempDir Path folder;
  private S3Stub s3;
  private Buckets buckets;

  @BeforeEach
  void start() throws Exception {
    s3 = new S3Stub();
    s3.objects.put("k", Buffer.buffer("far"));
    buckets = new FolderFirst(new FolderBuckets(folder), s3.buckets());
  }

  @AfterEach
  void stop() throws Exception {
    s3.close();
  }

  @Test
  void shouldTakeOtherBucketsFromElsewhere() {
    assertThat(buckets.open(NAME, null).read(0, 9)).asString().isEqualTo("far");
  }

  @Test
  void shouldTakeTheFoldersBuckets() throws Exception {
    Files.createDirectory(folder.resolve("b"));

    buckets.put(NAME, new NewContent("near", "text/plain"));

    assertThat(buckets.open(NAME, null).read(0, 9)).asString().isEqualTo("near");
    assertThat(buckets.list(new ListOrder("b", "", null, null)).next())
        .isNotNull()
        .extracting(ListedObject::size)
        .isEqualTo(4L);
    assertThat(s3.seen).isEmpty();
  }
}
