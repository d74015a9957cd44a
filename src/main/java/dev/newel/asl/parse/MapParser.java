package dev.newel.asl.parse;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.Computed;
import dev.newel.asl.Expression;
import dev.newel.asl.Flow;
import dev.newel.asl.MapState;
import dev.newel.asl.path.ReferencePath;
import dev.newel.asl.path.template.ComputedByPath;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads Map states. */
final class MapParser {

  private MapParser() {}

  static MapState parse(String name, Fields fields) {
    PathFields paths = new PathFields(fields);
    fields.allowOneOf("ItemSelector", "Parameters");
    Expression selector = paths.template("ItemSelector");
    Expression parameters = paths.template("Parameters");
    return new MapState(
        name,
        processor(fields),
        items(paths),
        selector == null ? parameters : selector,
        maxConcurrency(fields, paths),
        paths.dataFlowWithoutArguments(),
        FailurePolicyParser.parse(fields),
        TransitionParser.parse(fields));
  }

  /** Iterator is the older name of ItemProcessor, which takes the newer fields, too. */
  private static Flow processor(Fields fields) {
    fields.requireOneOf("ItemProcessor", "Iterator");
    fields.allowOneOf("ItemProcessor", "Iterator");
    Fields processor = fields.object("ItemProcessor");
    Fields iterator = fields.object("Iterator");
    Fields flow = processor == null ? iterator : processor;
    if (flow == null) {
      return Flow.NONE;
    }
    checkMode(flow.object("ProcessorConfig"));
    return FlowParser.parseNested(flow);
  }

  private static void checkMode(@Nullable Fields config) {
    if (config == null) {
      return;
    }
    String mode = config.word("Mode", List.of("INLINE", "DISTRIBUTED"));
    if (mode != null) {
      NotYet.mapMode(mode).ifPresent(message -> config.problem("Mode", message));
    }
    if ("DISTRIBUTED".equals(mode)) {
      config.text("ExecutionType");
    }
    config.refuseOthers();
  }

  private static Computed<List<JsonNode>> items(PathFields paths) {
    Expression path = paths.path("ItemsPath");
    if (path == null) {
      return ComputedByPath.wholeInput();
    }
    ReferencePath reference = PathFields.reference(path.text());
    return reference == null ? ComputedByPath.items(path) : ComputedByPath.items(reference);
  }

  private static Computed<Long> maxConcurrency(Fields fields, PathFields paths) {
    fields.allowOneOf("MaxConcurrency", "MaxConcurrencyPath");
    Integer fixed = fields.integer("MaxConcurrency", 0, Integer.MAX_VALUE);
    ReferencePath path = paths.dataReferencePath("MaxConcurrencyPath");
    return path == null
        ? Computed.fixed(fixed == null ? 0 : fixed.longValue())
        : ComputedByPath.concurrency(path);
  }
}
