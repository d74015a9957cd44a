package dev.newel.engine.mapruns.reader;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of items.
 *
 * @param next where the next one begins; null where there is no more
 */
public record ItemPage(List<JsonNode> items, @Nullable String next) {}
