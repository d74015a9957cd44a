package dev.newel.engine.mapruns.writer;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import java.util.List;

/**
 * Writes the results of one Map Run. What is written again is the same file, so that whoever does
 * not know whether it was written may write it. All fails with a {@link WriterException}.
 */
public interface ResultWriter {

  /**
   * Writes a file.
   *
   * @param number of the file among those of its kind, from 0
   * @return its entry in the manifest: {@code {"Key": …, "Size": …}}
   */
  Future<JsonNode> writeFile(ResultKind kind, int number, List<ChildResult> results);

  /**
   * Writes the manifest, after all files.
   *
   * @param files by kind the lists of their entries
   * @return the Map state's result: {@code {"MapRunArn": …, "ResultWriterDetails": …}}
   */
  Future<JsonNode> finish(JsonNode files);
}
