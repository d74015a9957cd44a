package dev.newel.engine.mapruns.dataset;

import static dev.newel.engine.mapruns.dataset.FolderFixture.GET;
import static dev.newel.engine.mapruns.dataset.FolderFixture.LIST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.newel.engine.mapruns.reader.ItemPage;
import dev.newel.engine.mapruns.reader.ItemReader;
import dev.newel.engine.mapruns.reader.ItemReaders;
import dev.newel.engine.mapruns.reader.ReaderException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which items an ItemReader finds. */
class DataSetsTest {

  private static final String CSV = "\"InputType\":\"CSV\",\"CSVHeaderLocation\":\"FIRST_ROW\"";

  @TempDir Path folder;
  private FolderFixture data;

  @BeforeEach
  void begin() throws IOException {
    data = new FolderFixture(folder);
  }

  /** By one reader, and by another one for each page. */
  private List<String> read(String resource, String arguments, String config) {
    List<String> items = data.read(resource, arguments, config);
    for (int maxItems = 1; maxItems < 4; maxItems++) {
      assertThat(data.readBySingles(resource, arguments, config, maxItems)).isEqualTo(items);
    }
    return items;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '`',
      value = {
        "JSON!{\"in\":[{\"n\":\"1\"},{\"n\":\"2\"},{\"n\":\"3\"}]}",
        "JSONL!{\"n\":\"1\"}\\n{\"n\":\"2\"}\\n\\n{\"n\":\"3\"}",
        "CSV!n\\n1\\n2\\n3",
      })
  void shouldReadAnObject(String type, String content) throws IOException {
    data.put("set", content.replace("\\n", "\n"));
    String config =
        "{\"InputType\":\"%s\",\"ItemsPointer\":\"/in\",\"CSVHeaderLocation\":\"FIRST_ROW\"}"
            .formatted(type);

    assertThat(read(GET, "{\"Bucket\":\"b\",\"Key\":\"set\"}", config))
        .containsExactly(
            "s3://b/set {\"n\":\"1\"}", "s3://b/set {\"n\":\"2\"}", "s3://b/set {\"n\":\"3\"}");
  }

  @ParameterizedTest
  @CsvSource({"2, 2", "0, 4", "100000000, 4", "4, 4"})
  void shouldReadSoManyItems(int maxItems, int read) throws IOException {
    data.put("set", "n\n1\n2\n3\n4\n");
    String config = "{%s,\"MaxItems\":%d}".formatted(CSV, maxItems);

    assertThat(read(GET, "{\"Bucket\":\"b\",\"Key\":\"set\"}", config)).hasSize(read);
  }

  @Test
  void shouldListObjects() throws IOException {
    Path file = data.put("in/one", "12");
    Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(1_789_180_622)));
    data.put("in/two", "");
    data.put("out", "");

    List<String> items = read(LIST, "{\"Bucket\":\"b\",\"Prefix\":\"in/\"}", "{}");

    assertThat(items).hasSize(2);
    assertThat(items.get(0))
        .matches(
            "s3://b \\{\"Etag\":\"\\\\\"[0-9a-f-]+\\\\\"\",\"Key\":\"in/one\","
                + "\"LastModified\":1\\.789180622E9,\"Size\":2,\"StorageClass\":\"STANDARD\"}");
    assertThat(items.get(1)).contains("\"Key\":\"in/two\"");
  }

  @Test
  void shouldListNothingOfAnEmptyBucket() {
    assertThat(read(LIST, "{\"Bucket\":\"b\"}", "{}")).isEmpty();
  }

  @Test
  void shouldLoadAndFlatten() throws IOException {
    data.put("in/one.csv", "n\n1\n2\n");
    data.put("in/three.csv", "n\n");
    data.put("in/two.csv", "n\n3\n");
    data.put("other.csv", "n\n4\n");
    String config = "{%s,\"Transformation\":\"LOAD_AND_FLATTEN\"}".formatted(CSV);

    assertThat(read(LIST, "{\"Bucket\":\"b\",\"Prefix\":\"in/\"}", config))
        .containsExactly(
            "s3://b/in/one.csv {\"n\":\"1\"}",
            "s3://b/in/one.csv {\"n\":\"2\"}",
            "s3://b/in/two.csv {\"n\":\"3\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '`',
      value = {
        "\"InputType\":\"MANIFEST\"",
        "\"ManifestType\":\"S3_INVENTORY\",\"InputType\":\"CSV\",\"CSVHeaderLocation\":\"GIVEN\","
            + "\"CSVHeaders\":[\"Bucket\",\"Key\",\"Size\"]",
      })
  void shouldReadAnInventory(String config) throws IOException {
    data.put(
        "m/manifest.json",
        """
        {"sourceBucket": "s", "destinationBucket": "arn:aws:s3:::b", "version": "2016-11-30",
         "fileFormat": "CSV", "fileSchema": "Bucket, Key, Size",
         "files": [{"key": "m/1.csv.gz", "size": 1}, {"key": "m/2.csv.gz", "size": 2}]}
        """);
    data.put("m/1.csv.gz", gzip("\"s\",\"a%20b\",\"5\"\n\"s\",\"c\",\"6\"\n"));
    data.put("m/2.csv.gz", gzip("\"s\",\"d\",\"7\"\n"));

    assertThat(
            read(GET, "{\"Bucket\":\"b\",\"Key\":\"m/manifest.json\"}", "{%s}".formatted(config)))
        .containsExactly(
            "s3://b/m/1.csv.gz {\"Bucket\":\"s\",\"Size\":\"5\",\"Key\":\"a%20b\"}",
            "s3://b/m/1.csv.gz {\"Bucket\":\"s\",\"Size\":\"6\",\"Key\":\"c\"}",
            "s3://b/m/2.csv.gz {\"Bucket\":\"s\",\"Size\":\"7\",\"Key\":\"d\"}");
  }

  @Test
  void shouldReadResultsOfAthena() throws IOException {
    data.put("q-manifest.csv", "s3://b/q/1.gz\n\"s3://b/q/2\"\n");
    data.put("q/1.gz", gzip("{\"n\":1}\n{\"n\":2}\n"));
    data.put("q/2", "{\"n\":3}");
    String config = "{\"ManifestType\":\"ATHENA_DATA\",\"InputType\":\"JSONL\"}";

    assertThat(read(GET, "{\"Bucket\":\"b\",\"Key\":\"q-manifest.csv\"}", config))
        .containsExactly(
            "s3://b/q/1.gz {\"n\":1}", "s3://b/q/1.gz {\"n\":2}", "s3://b/q/2 {\"n\":3}");
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '`',
      value = {
        "s3:getObject!{\"Bucket\":\"b\",\"Key\":\"none\"}!{\"InputType\":\"JSON\"}!The specified key does not exist. (Service: Amazon S3; Status Code: 404; Error Code: NoSuchKey; Request ID: null; Proxy: null)",
        "s3:getObject!{\"Bucket\":\"none\",\"Key\":\"k\"}!{\"InputType\":\"JSON\"}!The specified bucket does not exist (Service: Amazon S3; Status Code: 404; Error Code: NoSuchBucket; Request ID: null; Proxy: null)",
        "s3:getObject!{\"Bucket\":\"b\"}!{\"InputType\":\"JSON\"}!The field 'Key' is required but was missing",
        "s3:getObject!{\"Bucket\":\"b\",\"Key\":\"k\",\"VersionId\":\"v\"}!{\"InputType\":\"PARQUET\"}!S3 Version ID selection is not currently supported for PARQUET files",
        "s3:getObject!{\"Bucket\":\"b\",\"Key\":\"k\"}!{\"InputType\":\"PARQUET\"}!The InputType PARQUET is not supported by Newel",
        "s3:getObject!{\"Bucket\":\"b\",\"Key\":\"k\"}!{\"InputType\":\"CSV\",\"CSVDelimiter\":\"DOT\"}!The CSVDelimiter is none that is supported: DOT",
        "s3:listObjectsV2!{\"Bucket\":\"b\"}!{\"Transformation\":\"ODD\"}!The Transformation ODD is not supported by Newel",
        "s3:headObject!{\"Bucket\":\"b\"}!{}!The resource arn:aws:states:::s3:headObject is not supported by Newel",
      })
  void shouldSayWhatCannotBeRead(String action, String arguments, String config, String cause) {
    assertThatThrownBy(() -> data.read("arn:aws:states:::" + action, arguments, config))
        .isInstanceOf(ReaderException.class)
        .hasMessage(cause);
  }

  @Test
  void shouldFailWhereTheObjectHasChangedSince() throws IOException {
    Path file = data.put("set", "{\"n\":1}\n{\"n\":2}\n");
    String arguments = "{\"Bucket\":\"b\",\"Key\":\"set\"}";
    String config = "{\"InputType\":\"JSONL\"}";
    String position = FolderFixture.read(data.open(GET, arguments, config), null, 1).next();
    Files.writeString(file, "{\"n\":1}\n{\"other\":2}\n");

    assertThatThrownBy(() -> FolderFixture.read(data.open(GET, arguments, config), position, 1))
        .isInstanceOf(ReaderException.class)
        .hasMessageContaining("PreconditionFailed");
  }

  @Test
  void shouldGoOnWhereAnotherReaderHasStopped() throws IOException {
    Path file = data.put("set", "1\n2\n3\n");
    String arguments = "{\"Bucket\":\"b\",\"Key\":\"set\"}";
    String config = "{\"InputType\":\"JSONL\"}";
    ItemReaders readers = data.readers();
    String position =
        FolderFixture.read(FolderFixture.open(readers, GET, arguments, config), null, 1).next();
    Files.delete(file); // all of it was read

    ItemReader other = FolderFixture.open(readers, GET, arguments, config);

    assertThat(FolderFixture.read(other, position, 1).items()).hasToString("[2]");
    assertThatThrownBy(() -> FolderFixture.read(other, position, 1)) // is opened anew
        .isInstanceOf(ReaderException.class)
        .hasMessageContaining("NoSuchKey");
  }

  @Test
  void shouldEndAPageWhereItIsLarge() throws IOException {
    data.put("set", ("\"" + "x".repeat(900) + "\"\n").repeat(3_000));
    List<Integer> sizes = new ArrayList<>();
    var reader = data.open(GET, "{\"Bucket\":\"b\",\"Key\":\"set\"}", "{\"InputType\":\"JSONL\"}");
    String position = null;
    do {
      var page = FolderFixture.read(reader, position, 10_000);
      sizes.add(page.items().size());
      position = page.next();
    } while (position != null);

    assertThat(sizes).hasSize(6).allMatch(size -> size < 600);
    assertThat(sizes.stream().mapToInt(Integer::intValue).sum()).isEqualTo(3_000);
  }

  @Test
  void shouldGoOnAfterAFailure() throws IOException {
    data.put("set", "1\n2\nnone\n");
    var reader = data.open(GET, "{\"Bucket\":\"b\",\"Key\":\"set\"}", "{\"InputType\":\"JSONL\"}");
    String position = FolderFixture.read(reader, null, 1).next();

    assertThatThrownBy(() -> FolderFixture.read(reader, position, 5))
        .isInstanceOf(ReaderException.class)
        .hasMessageStartingWith("A line is no JSON");
    assertThat(FolderFixture.read(reader, position, 1).items()).hasToString("[2]");
  }

  @Test
  void shouldReadNoMoreWhereThereWasEnough() throws IOException {
    data.put("set", "1\n2\n3\n");
    String arguments = "{\"Bucket\":\"b\",\"Key\":\"set\"}";
    String position =
        FolderFixture.read(data.open(GET, arguments, "{\"InputType\":\"JSONL\"}"), null, 2).next();
    var reader = data.open(GET, arguments, "{\"InputType\":\"JSONL\",\"MaxItems\":2}");

    assertThat(FolderFixture.read(reader, position, 1))
        .isEqualTo(new ItemPage(List.of(), null, "s3://b/set"));
    assertThatThrownBy(() -> reader.read(position, 0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shouldRefuseThePositionsOfLaterVersions() throws IOException {
    data.put("set", "1\n");
    var reader = data.open(GET, "{\"Bucket\":\"b\",\"Key\":\"set\"}", "{\"InputType\":\"JSONL\"}");

    for (String position : List.of("{\"v\":2}", "page 3", "")) {
      assertThatThrownBy(() -> FolderFixture.read(reader, position, 1))
          .isInstanceOf(ReaderException.class)
          .hasMessageContaining("This version of Newel");
    }
  }
}
