package dev.newel.engine.mapruns.writer;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import java.util.List;

/** Writes the results of one Map Run. */
public interface ResultWriter {

  /**
   * Writes a file: the same one with the same content, however often.
   *
   * @param number of the file among those of its kind, from 0
   * @return the file's entry in the manifest; fails with {@link WriterException}
   */
  Future<JsonNode> writeFile(ResultKind kind, int number, List<ChildResult> results);

  /**
   * Writes the manifest.
   *
   * @param files the entries of all files, by their kinds
   * @return the result of the Map state; fails with {@link WriterException}
   */
  Future<JsonNode> finish(JsonNode files);
}
