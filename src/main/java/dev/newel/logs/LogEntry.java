package dev.newel.logs;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.asl.data.Json;
import dev.newel.interpreter.model.event.EventDetails;
import dev.newel.interpreter.model.event.HistoryEvent;
import dev.newel.interpreter.model.start.ExecutionStart;

/**
 * A history event as it is logged.
 *
 * @param machine the name of the state machine
 * @param time of the event, epoch milliseconds
 * @param text as AWS writes it: all values but the details are texts
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html">Using CloudWatch
 *     Logs to log execution history in Step Functions</a>
 */
public record LogEntry(String machine, long time, String text) {

  /** AWS cuts what is longer, in bytes as it is written. */
  private static final int LONGEST_BYTES = 248 << 10;

  /**
   * An entry.
   *
   * @param redrives how often the execution was redriven
   * @param data whether payloads are logged
   */
  static LogEntry of(ExecutionStart start, int redrives, HistoryEvent event, boolean data) {
    ObjectNode entry = JsonNodeFactory.instance.objectNode();
    entry.put("id", Long.toString(event.id())).put("type", event.type().wireName());
    EventDetails.addTo(entry.putObject("details"), event, data, LONGEST_BYTES);
    entry
        .put("previous_event_id", Long.toString(event.previousId()))
        .put("event_timestamp", Long.toString(event.time()))
        .put("execution_arn", start.executionArn())
        .put("redrive_count", Integer.toString(redrives));
    return new LogEntry(start.key().machineName().text(), event.time(), Json.write(entry));
  }
}
