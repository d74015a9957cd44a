package dev.newel.archive;

import static dev.newel.testing.RedisFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.aws.Home;
import dev.newel.aws.ServiceError.ExecutionDoesNotExist;
import dev.newel.aws.ServiceException;
import dev.newel.engine.mapruns.bucket.FolderBuckets;
import dev.newel.interpreter.RunningMachine;
import dev.newel.interpreter.model.start.ExecutionKey;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(VertxExtension.class)
class BucketArchiveTest {

  private static final ExecutionKey KEY =
      new ExecutionKey(RunningMachine.HOME, "m", "..\u00e9*run");

  @TempDir Path folder;

  private BucketArchive archive(Vertx vertx, BucketArchive.Actions actions) {
    return new BucketArchive(
        vertx.createSharedWorkerExecutor("archive"),
        new FolderBuckets(Objects.requireNonNull(folder.getParent())),
        new ArchivePlace(folder.getFileName().toString(), "all", folder + "/"),
        actions);
  }

  /** A long history of pages of 1 MiB. */
  private static Future<ObjectNode> pages(Home home, String action, ObjectNode input) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    if (action.equals("DescribeExecution")) {
      return Future.succeededFuture(answer.put("startDate", new java.math.BigDecimal("1.234")));
    }
    int page = input.path("nextToken").asInt(0);
    answer.putArray("events").addObject().put("id", page).put("text", "x".repeat(1 << 20));
    return Future.succeededFuture(page == 19 ? answer : answer.put("nextToken", page + 1));
  }

  @Test
  void shouldWriteALongHistoryInParts(Vertx vertx) throws IOException {
    await(archive(vertx, BucketArchiveTest::pages).write(KEY));

    Path written = folder.resolve("all/000000000000/us-east-1/m/%2E.%C3%A9%2Arun");
    try (Stream<Path> files = Files.list(written)) {
      List<Path> parts = files.sorted().toList();
      assertThat(parts)
          .extracting(part -> part.getFileName().toString())
          .containsExactly("1234-1.jsonl", "1234-2.jsonl", "1234-3.jsonl");
      long lines = 0;
      for (Path part : parts) {
        assertThat(Files.size(part)).isLessThan(10 << 20);
        lines += Files.readAllLines(part).size();
      }
      assertThat(lines).isEqualTo(21);
    }
  }

  @Test
  void shouldHaveNothingToWriteOfWhatIsGone(Vertx vertx) throws IOException {
    ServiceException gone = new ServiceException(new ExecutionDoesNotExist(KEY.arn()));

    await(archive(vertx, (home, action, input) -> Future.failedFuture(gone)).write(KEY));

    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }
}
