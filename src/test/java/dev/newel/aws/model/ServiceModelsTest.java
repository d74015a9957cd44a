package dev.newel.aws.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.newel.aws.model.shape.BlobShape;
import dev.newel.aws.model.shape.ListShape;
import dev.newel.aws.model.shape.Location;
import dev.newel.aws.model.shape.Member;
import dev.newel.aws.model.shape.NumberShape;
import dev.newel.aws.model.shape.StringShape;
import dev.newel.aws.model.shape.StructureShape;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceModelsTest {

  /** Of the file that the generator last wrote: nobody changes it by hand. */
  private static final String DIGEST =
      "a738d1a6e81de91a538153f243303a76a08f3eb573d80298498e85c6060d3eca";

  private static final String QUEUES =
      """
      {
        "version": "2.0",
        "metadata": {
          "apiVersion": "2030-01-01", "endpointPrefix": "%s", "protocol": "smithy-rpc-v2-cbor",
          "protocols": ["smithy-rpc-v2-cbor", "json"], "jsonVersion": "1.0",
          "serviceId": "%s", "targetPrefix": "Queues"
        },
        "operations": {"Ask": {"name": "Ask", "input": {"shape": "AskInput"}}},
        "shapes": {
          "AskInput": {"type": "structure", "required": ["Tree"], "members": {"Tree": {"shape": "Tree"}}},
          "Tree": {"type": "structure", "members": {"Branches": {"shape": "Trees"}}},
          "Trees": {"type": "list", "member": {"shape": "Tree"}, "max": 3}
        }
      }
      """;

  private final ServiceModels models = ServiceModels.bundled();

  @Test
  void shouldBringTheFileThatTheGeneratorWrote() throws IOException, NoSuchAlgorithmException {
    try (InputStream file = getClass().getResourceAsStream(BundledModels.RESOURCE)) {
      byte[] content = Objects.requireNonNull(file).readAllBytes();

      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      assertThat(HexFormat.of().formatHex(digest)).isEqualTo(DIGEST);
    }
  }

  @Test
  void shouldReadEveryModelAndFollowItsReferences() {
    int operations = 0;
    for (String name : models.names()) {
      ServiceModel model = models.find(name).orElseThrow();
      assertThat(model.name()).isEqualTo(name);
      operations += model.operations().size();
      model.operations().values().forEach(Operation::isEventStream);
    }
    assertThat(models.names()).hasSize(457);
    assertThat(operations).isEqualTo(19_994);
  }

  @Test
  void shouldKnowWhatAServiceIsCalledAndWhereItIs() {
    ServiceModel sqs = models.find("sqs").orElseThrow();

    assertThat(sqs.errorPrefix()).isEqualTo("Sqs");
    assertThat(sqs.protocol()).isEqualTo(Protocol.JSON);
    assertThat(sqs.jsonVersion()).isEqualTo("1.0");
    assertThat(sqs.targetPrefix()).isEqualTo("AmazonSQS");
    assertThat(sqs.signingName()).isEqualTo("sqs");
    assertThat(sqs.legacy()).contains(new LegacyNames("AmazonSQS", "AmazonSQS"));
    assertThat(models.find("dynamodb").orElseThrow().legacy())
        .contains(new LegacyNames("AmazonDynamoDB", "AmazonDynamoDBv2"));
  }

  @Test
  void shouldKnowTheConstraintsOfMembers() {
    Operation create = operation("lambda", "createFunction");
    Member memory = member(create.input(), "MemorySize");
    Member role = member(create.input(), "Role");

    assertThat(memory.shape())
        .isInstanceOfSatisfying(
            NumberShape.class,
            number -> {
              assertThat(number.kind()).isEqualTo(NumberShape.Kind.INTEGER);
              assertThat(number.range().min()).isEqualByComparingTo("128");
            });
    assertThat(role.required()).isTrue();
    assertThat(role.shape())
        .isInstanceOfSatisfying(
            StringShape.class, text -> assertThat(text.pattern()).startsWith("arn:"));
    assertThat(member(operation("s3", "putObject").input(), "StorageClass").shape())
        .isInstanceOfSatisfying(
            StringShape.class, text -> assertThat(text.values()).contains("GLACIER_IR"));
  }

  @Test
  void shouldKnowWhereMembersStand() {
    StructureShape put = operation("s3", "putObject").input();

    assertThat(member(put, "Bucket").location()).isEqualTo(Location.URI);
    assertThat(member(put, "Metadata").location()).isEqualTo(Location.HEADERS);
    assertThat(member(put, "SSEKMSKeyId").wireName())
        .isEqualTo("x-amz-server-side-encryption-aws-kms-key-id");
    Member body = put.payloadMember().orElseThrow();
    assertThat(body.streaming()).isTrue();
    assertThat(body.shape()).isInstanceOf(BlobShape.class);
    assertThat(operation("s3", "deleteObjects").checksum())
        .isEqualTo(new Operation.Checksum("ChecksumAlgorithm", true));
    assertThat(operation("s3", "selectObjectContent").isEventStream()).isTrue();
  }

  @Test
  void shouldFindErrorsByTheirCodeFirst() {
    ServiceModel iam = models.find("iam").orElseThrow();

    assertThat(iam.error("NoSuchEntity").map(ErrorShape::javaClass))
        .contains("NoSuchEntityException");
    assertThat(models.find("s3").orElseThrow().error("NoSuchBucket").map(ErrorShape::javaClass))
        .contains("NoSuchBucketException");
    assertThat(iam.error("Nonsense")).isEmpty();
  }

  @Test
  void shouldNotKnowWhatIsNotThere() {
    assertThat(models.find("S3")).isEmpty();
    assertThat(models.loaded("kms")).isEmpty();
    assertThat(models.find("kms").orElseThrow().operation("Encrypt")).isEmpty();
    assertThat(models.loaded("kms")).isPresent();
  }

  @Test
  void shouldTakeModelsFromAFolderThatWin(@TempDir Path folder) throws IOException {
    Path queues = Files.createDirectories(folder.resolve("queues/2030-01-01"));
    Files.writeString(queues.resolve("service-2.json"), QUEUES.formatted("queues", "Queues"));
    Files.writeString(folder.resolve("paginators-1.json"), "{\"pagination\": {}}");
    try (OutputStream out = Files.newOutputStream(folder.resolve("my-sqs.json.gz"));
        OutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(QUEUES.formatted("my-sqs", "SQS").getBytes(StandardCharsets.UTF_8));
    }

    ServiceModels all = models.withFolder(folder);

    assertThat(all.names()).hasSize(458).contains("queues");
    assertThat(all.find("sqs").orElseThrow().endpointPrefix()).isEqualTo("my-sqs");
    assertThat(all.find("sns").orElseThrow().endpointPrefix()).isEqualTo("sns");
    ServiceModel added = all.find("queues").orElseThrow();
    assertThat(added.protocol()).isEqualTo(Protocol.JSON);
    assertThat(added.legacy()).isEmpty();
    Member tree = member(added.operation("ask").orElseThrow().input(), "Tree");
    Member branches = member((StructureShape) tree.shape(), "Branches");
    assertThat(((ListShape) branches.shape()).element().shape()).isSameAs(tree.shape());
  }

  @Test
  void shouldRefuseAFolderThatIsNotThere(@TempDir Path folder) {
    assertThatThrownBy(() -> models.withFolder(folder.resolve("missing")))
        .isInstanceOf(UncheckedIOException.class);
  }

  private Operation operation(String service, String action) {
    return models.find(service).orElseThrow().operation(action).orElseThrow();
  }

  private static Member member(StructureShape shape, String name) {
    assertThat(shape.members()).extracting(Member::name).contains(name);
    return shape.member(member -> member.name().equals(name)).orElseThrow();
  }
}
