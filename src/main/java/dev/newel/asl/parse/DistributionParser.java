package dev.newel.asl.parse;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.Batching;
import dev.newel.asl.Distribution;
import dev.newel.asl.Distribution.Tolerance;
import dev.newel.asl.MapService;
import dev.newel.asl.parse.check.LabelRule;
import dev.newel.asl.parse.check.Problem;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of a Map state that are for its distributed mode. AWS takes most of them in an
 * inline one, too, which does not heed them.
 */
final class DistributionParser {

  private static final String LABEL = "Label";

  /** AWS's largest payload, in bytes. */
  private static final int LARGEST_BATCH = 262_144;

  private DistributionParser() {}

  /**
   * Reads them.
   *
   * @param processor null where the state has none
   * @param isDistributed else what reads and writes items is refused
   */
  static Distribution parse(
      String name, Fields fields, @Nullable Fields processor, boolean isDistributed) {
    return new Distribution(
        Objects.requireNonNullElse(label(fields), Distribution.labelOf(name)),
        isExpress(processor),
        isDistributed ? ReaderParser.parse(fields) : null,
        batching(fields.object("ItemBatcher")),
        isDistributed ? writer(fields.object("ResultWriter")) : null,
        tolerance(QueryFields.of(fields)),
        namesItems(fields));
  }

  private static boolean isExpress(@Nullable Fields processor) {
    JsonNode config = processor == null ? null : processor.peek("ProcessorConfig");
    return config != null && config.path("ExecutionType").asText().equals("EXPRESS");
  }

  /** An expression of JSONata says so wherever it stands, and so does a path. */
  private static boolean namesItems(Fields fields) {
    return fields.usesJsonata()
        || (fields.peek("ItemsPath") != null
            && fields.peek("ToleratedFailurePercentagePath") == null
            && fields.peek("ToleratedFailureCountPath") == null);
  }

  private static @Nullable String label(Fields fields) {
    String label = fields.text(LABEL);
    if (label == null) {
      return null;
    }
    LabelRule.problem(label)
        .ifPresent(
            problem ->
                fields
                    .scope()
                    .problems()
                    .add(Problem.Code.INVALID_LABEL, problem, fields.location().field(LABEL)));
    if (!fields.scope().labels().add(label)) {
      fields
          .scope()
          .problems()
          .add(
              Problem.Code.DUPLICATE_LABEL_NAME,
              "Duplicate Label name: " + label,
              fields.location().field(LABEL));
    }
    return label;
  }

  private static @Nullable Batching batching(@Nullable Fields batcher) {
    if (batcher == null) {
      return null;
    }
    QueryFields queries = QueryFields.of(batcher, "ItemBatcher/");
    Batching batching =
        new Batching(
            queries.count("MaxItemsPerBatch", 1, Integer.MAX_VALUE),
            queries.count("MaxInputBytesPerBatch", 1, LARGEST_BATCH),
            queries.template("BatchInput"));
    batcher.refuseOthers();
    return batching;
  }

  private static @Nullable MapService writer(@Nullable Fields writer) {
    if (writer == null) {
      return null;
    }
    if (writer.isEmpty()) {
      writer.problem("Value cannot be empty");
    }
    QueryFields queries = QueryFields.of(writer, "ResultWriter/");
    String resource = writer.text("Resource");
    String arguments = writer.usesJsonata() ? "Arguments" : "Parameters";
    if (resource != null) {
      writer.require(arguments);
    }
    MapService service =
        new MapService(
            Objects.requireNonNullElse(resource, ""),
            ReaderParser.object(queries.template(arguments)),
            ReaderParser.fixed(writer.object("WriterConfig"), DistributionParser::checkWriter));
    writer.refuseOthers();
    return service;
  }

  private static void checkWriter(Fields config) {
    config.word("Transformation", List.of("NONE", "COMPACT", "FLATTEN"));
    config.word("OutputType", List.of("JSON", "JSONL"));
  }

  private static Tolerance tolerance(QueryFields queries) {
    return new Tolerance(
        queries.count("ToleratedFailureCount", 0, Integer.MAX_VALUE),
        queries.percentage("ToleratedFailurePercentage"));
  }
}
