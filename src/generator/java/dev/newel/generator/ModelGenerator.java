package dev.newel.generator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.aws.model.JavaNames;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@code aws/services.zip}: an entry per service, named as in ARNs, sorted, each compressed
 * by itself. The models are those of botocore; from the SDK for Java 1 come its names of services,
 * and the services that botocore has dropped.
 */
public final class ModelGenerator {

  static final JsonMapper MAPPER = new JsonMapper();

  private static final PrintStream OUT = System.out;

  private final LegacySdk legacySdk;
  private final Map<String, byte[]> entries = new TreeMap<>();

  private ModelGenerator(LegacySdk legacySdk) {
    this.legacySdk = legacySdk;
  }

  /**
   * Writes the file.
   *
   * @param args botocore's wheel, the jar of the SDK for Java 1's models, the file to write
   */
  public static void main(String[] args) throws IOException {
    try (ZipFile wheel = new ZipFile(args[0]);
        ZipFile jar = new ZipFile(args[1])) {
      ModelGenerator generator = new ModelGenerator(new LegacySdk(jar));
      generator.addAll(new Botocore(wheel));
      generator.write(Path.of(args[2]));
    }
  }

  private void addAll(Botocore botocore) throws IOException {
    Map<String, LegacySdk.Service> legacy = legacySdk.services();
    for (ObjectNode model : botocore.models()) {
      String id = model.required("metadata").required("serviceId").textValue();
      add(id, model, legacy.get(id));
    }
    for (Map.Entry<String, LegacySdk.Service> service : legacy.entrySet()) {
      if (!entries.containsKey(nameOf(service.getKey()))) {
        OUT.println("only in the SDK for Java 1: " + service.getKey());
        add(service.getKey(), legacySdk.model(service.getValue()), service.getValue());
      }
    }
  }

  private void add(String id, JsonNode model, LegacySdk.@Nullable Service legacy)
      throws IOException {
    ObjectNode stripped = StrippedModel.of(model);
    ObjectNode metadata = (ObjectNode) stripped.required("metadata");
    metadata.put("serviceId", id);
    if (legacy != null) {
      legacySdk.describe(legacy, stripped);
    }
    if (isSpoken(metadata)) {
      entries.put(nameOf(id), gzip(MAPPER.writeValueAsBytes(stripped)));
    } else {
      OUT.println("left out, as it speaks CBOR only: " + id);
    }
  }

  private static boolean isSpoken(JsonNode metadata) {
    return !metadata.required("protocol").textValue().equals("smithy-rpc-v2-cbor")
        || metadata.path("protocols").size() > 1;
  }

  private static String nameOf(String serviceId) {
    return JavaNames.service(serviceId).toLowerCase(Locale.ROOT);
  }

  private void write(Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(stored(entry.getKey() + ".json.gz", entry.getValue()));
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    }
    OUT.println(entries.size() + " services, " + Files.size(file) + " bytes: " + file);
  }

  private static ZipEntry stored(String name, byte[] content) {
    CRC32 checksum = new CRC32();
    checksum.update(content);
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(checksum.getValue());
    // the same models give the same file
    entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
    return entry;
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new SmallestGzip(bytes)) {
      out.write(content);
    }
    return bytes.toByteArray();
  }

  private static final class SmallestGzip extends GZIPOutputStream {
    SmallestGzip(OutputStream out) throws IOException {
      super(out);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }
}
