package dev.newel.generator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The models of botocore, AWS's SDK for Python, from its wheel. */
final class Botocore {

  private static final Pattern MODEL =
      Pattern.compile("botocore/data/([^/]+)/[^/]+/service-2\\.json\\.gz");

  private final ZipFile wheel;
  private final EndpointRules rules;

  Botocore(ZipFile wheel) throws IOException {
    this.wheel = wheel;
    try (InputStream in = wheel.getInputStream(wheel.getEntry("botocore/data/partitions.json"))) {
      this.rules = new EndpointRules(ModelGenerator.MAPPER.readTree(in));
    }
  }

  /** The newest model of each service, with the hosts that are not called as most are. */
  List<ObjectNode> models() throws IOException {
    TreeMap<String, ZipEntry> newest = new TreeMap<>();
    wheel.stream()
        .filter(entry -> MODEL.matcher(entry.getName()).matches())
        .forEach(entry -> newest.merge(serviceOf(entry), entry, Botocore::newer));
    List<ObjectNode> models = new ArrayList<>();
    for (ZipEntry entry : newest.values()) {
      models.add(model(entry));
    }
    return models;
  }

  /** Versions are dates. */
  private static ZipEntry newer(ZipEntry first, ZipEntry second) {
    return first.getName().compareTo(second.getName()) > 0 ? first : second;
  }

  private static String serviceOf(ZipEntry entry) {
    return MODEL.matcher(entry.getName()).replaceFirst("$1");
  }

  private ObjectNode model(ZipEntry entry) throws IOException {
    ObjectNode model = (ObjectNode) readGzip(entry);
    ObjectNode metadata = (ObjectNode) model.required("metadata");
    JsonNode ruleSet =
        readGzip(
            wheel.getEntry(entry.getName().replace("service-2.json", "endpoint-rule-set-1.json")));
    ObjectNode hosts = rules.unusualHosts(ruleSet, metadata.required("endpointPrefix").textValue());
    if (!hosts.isEmpty()) {
      metadata.set("hosts", hosts);
    }
    if (metadata.required("serviceId").textValue().equals("S3")) {
      repairTimes(model.required("shapes"));
    }
    return model;
  }

  /** A time that botocore does not trust to be one; the SDKs for Java do. */
  private static void repairTimes(JsonNode shapes) {
    ((ObjectNode) shapes.required("Expires")).put("type", "timestamp");
  }

  private JsonNode readGzip(ZipEntry entry) throws IOException {
    try (InputStream in = new GZIPInputStream(wheel.getInputStream(entry))) {
      return ModelGenerator.MAPPER.readTree(in);
    }
  }
}
