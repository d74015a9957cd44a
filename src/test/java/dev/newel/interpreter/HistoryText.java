package dev.newel.interpreter;

import dev.newel.interpreter.model.event.EventType.Field;
import dev.newel.interpreter.model.event.HistoryEvent;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Histories as lines to read: {@code 5<-4 ActivityStarted worker=w}. Names of states stand bare,
 * resources without the front of their ARNs, and roles not at all. Single quotes stand for double
 * ones.
 */
final class HistoryText {

  private HistoryText() {}

  static String of(List<HistoryEvent> events) {
    return events.stream().map(HistoryText::line).collect(Collectors.joining("\n"));
  }

  private static String line(HistoryEvent event) {
    StringBuilder line = new StringBuilder();
    line.append(event.id()).append("<-").append(event.previousId()).append(' ');
    line.append(event.type().wireName());
    List<Field> fields = event.type().fields();
    for (int i = 0; i < fields.size(); i++) {
      Object value = event.values().get(i);
      if (value != null) {
        line.append(field(fields.get(i).name(), Objects.toString(value)));
      }
    }
    return line.toString().replace('"', '\'');
  }

  private static String field(String name, String value) {
    return switch (name) {
      case "roleArn", "region", "resourceType" -> "";
      case "name" -> " " + value;
      case "resource" -> " " + value.substring(value.lastIndexOf(':') + 1);
      case "workerName" -> " worker=" + value;
      case "timeoutInSeconds" -> " timeout=" + value;
      case "heartbeatInSeconds" -> " heartbeat=" + value;
      default -> " " + name + "=" + value;
    };
  }
}
