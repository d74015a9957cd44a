package dev.newel.identity;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.newel.identity.policy.Verdict;
import dev.newel.testing.LogRecords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.logging.Level;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files with access keys, as they are and as they become. */
class KeyRingTest {

  private static final String POLICIES =
      "{\"all\": {\"Version\": \"2012-10-17\", \"Statement\":"
          + " {\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\"}}}";

  @RegisterExtension
  static final LogRecords LOG = new LogRecords(KeyRing.class.getName(), Level.INFO);

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("keys.json");
  }

  private static String key(String id, String more) {
    return "{'AccessKeyId': '%s', 'SecretAccessKey': 's3cr3t'%s}".formatted(id, more);
  }

  private static String keys(String... each) {
    return "{'AccessKeys': [" + String.join(", ", each) + "]}";
  }

  private void write(String text) throws IOException {
    Files.writeString(file, text.replace('\'', '"'));
  }

  private static AccessKey found(KeyRing ring, String id) {
    return requireNonNull(ring.find(id));
  }

  private KeyRing ring() throws IOException {
    return KeyRing.read(new KeyFiles(file, null, "000000000000"));
  }

  @Test
  void shouldReadWhatAKeyHas() throws IOException {
    write(keys(key("A", ""), key("B", ", 'Account': '111122223333', 'UserName': 'bob'")));

    KeyRing ring = ring();

    assertThat(found(ring, "A").caller().user()).isEqualTo("arn:aws:iam::000000000000:user/A");
    assertThat(found(ring, "B").caller().user()).isEqualTo("arn:aws:iam::111122223333:user/bob");
    assertThat(ring.find("C")).isNull();
    assertThat(ring.find("A")).hasToString("AccessKey[A]");
  }

  @Test
  void shouldFollowAFileThatChanges() throws IOException {
    write(keys(key("A", "")));
    KeyRing ring = ring();

    write(keys(key("B", "")));
    ring.look();

    assertThat(ring.find("A")).isNull();
    assertThat(ring.find("B")).isNotNull();
  }

  /** As Kubernetes changes what is mounted: a link to a folder is put in the place of another. */
  @Test
  void shouldFollowASecretThatIsSwapped() throws IOException {
    Path data = folder.resolve("..data");
    Files.createSymbolicLink(data, secret("..1", "A"));
    Files.createSymbolicLink(file, Path.of("..data", "keys.json"));
    KeyRing ring = ring();

    Path next = Files.createSymbolicLink(folder.resolve("..data_tmp"), secret("..2", "B"));
    Files.move(next, data, StandardCopyOption.ATOMIC_MOVE);
    ring.look();

    assertThat(ring.find("A")).isNull();
    assertThat(ring.find("B")).isNotNull();
  }

  private Path secret(String name, String id) throws IOException {
    Path version = Files.createDirectory(folder.resolve(name));
    Files.writeString(version.resolve("keys.json"), keys(key(id, "")).replace('\'', '"'));
    return version.getFileName();
  }

  @Test
  void shouldGoOnWithWhatThereWasWhereAFileMakesNoSense() throws IOException {
    write(keys(key("A", "")));
    KeyRing ring = ring();

    write("{'AccessKeys': [{'SecretAccessKey': 's3cr3t");
    ring.look();
    ring.look();
    Files.delete(file);
    ring.look();

    assertThat(LOG.messages())
        .noneMatch(text -> text.contains("s3cr3t"))
        .filteredOn(text -> text.startsWith("those from before go on to count"))
        .hasSize(2);
    assertThat(ring.find("A")).isNotNull();
    write(keys());
    ring.look();
    assertThat(ring.find("A")).isNull();
  }

  @Test
  void shouldGiveEachKeyItsPolicies() throws IOException {
    Path policies = Files.writeString(folder.resolve("policies.json"), POLICIES);
    KeyFiles files = new KeyFiles(file, policies, "000000000000");
    write(keys(key("A", ", 'Policies': ['all']")));

    KeyRing ring = KeyRing.read(files);

    assertThat(found(ring, "A").caller().policy().verdict("states:ListActivities", "*"))
        .isEqualTo(Verdict.ALLOWED);
    assertThat(found(ring, "A").caller().policy().isEverything()).isFalse();
    write(keys(key("A", "")));
    assertThatThrownBy(() -> KeyRing.read(files)).hasMessageContaining("it must have Policies");
    write(keys(key("A", ", 'Policies': ['al']")));
    assertThatThrownBy(() -> KeyRing.read(files)).hasMessageContaining("there is no policy al");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[]|it must be a JSON object with the list AccessKeys alone",
        "{'AccessKeys': [], 'x': 1}|it must be a JSON object with the list AccessKeys alone",
        "{'AccessKeys': [{'SecretAccessKey': 's3cr3t'}]}|key 1: it has no AccessKeyId",
        "{'AccessKeys': [{'AccessKeyId': 'A'}]}|key 1: it has no SecretAccessKey",
        "{'AccessKeys': [{'AccessKeyId': 'A', 'SecretAccessKey': null}]}"
            + "|its SecretAccessKey must be a text",
        "{'AccessKeys': [{'AccessKeyId': 'A', 'SecretAccessKey': 's3cr3t', 'SessionToken': 7}]}"
            + "|its SessionToken must be a text",
        "{'AccessKeys': [{'AccessKeyId': 'A', 'SecretAccessKey': 's3cr3t', 'Expiration': 7}]}"
            + "|its Expiration must be a text",
        "{'AccessKeys': [{'AccessKeyId': 'A/B', 'SecretAccessKey': 's3cr3t'}]}|its AccessKeyId"
            + " must",
        "{'AccessKeys': [{'AccessKeyId': 'A', 'SecretAccessKey': 's3cr3t', 'Account': 'x'}]}"
            + "|its Account must be a text of the form \\d{12}",
        "{'AccessKeys': [{'AccessKeyId': 'A', 'SecretAccessKey': 's3cr3t', 'Region': 'US'}]}"
            + "|its Region must",
        "{'AccessKeys': [{'AccessKeyId': 'A', 'SecretAccessKey': 's3cr3t', 'Expiration': 'x'}]}"
            + "|its Expiration is no time",
        "{'AccessKeys': [{'AccessKeyId': 'A', 'SecretAccessKey': 's3cr3t', 'Policy': 'x'}]}"
            + "|a key has no Policy",
        "{'AccessKeys': [{'AccessKeyId': 'A', 'SecretAccessKey': 's3cr3t', 'Policies': ['x']}]}"
            + "|it has Policies, but there is no file with policies",
        "{'AccessKeys': [{'AccessKeyId': 's3cr3t|it is no JSON",
        "{'AccessKeys': [], 'AccessKeys': ['s3cr3t']}|it is no JSON",
      })
  void shouldSayWhatIsWrongWithoutSecrets(String text, String message) throws IOException {
    write(text);

    assertThatThrownBy(this::ring)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message)
        .hasMessageNotContaining("s3cr3t");
  }
}
