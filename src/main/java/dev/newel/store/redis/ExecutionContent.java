package dev.newel.store.redis;

import dev.newel.asl.data.Json;
import dev.newel.interpreter.model.Execution;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.Progress;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.interpreter.model.start.ExecutionStart;
import dev.newel.store.ExecutionStore.Loaded;
import dev.newel.store.UnreadableExecutionException;
import dev.newel.store.redis.codec.Forms;
import dev.newel.store.redis.codec.PayloadSource;
import dev.newel.store.redis.codec.WholeExecution;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the key of an execution holds, read field by field. A payload that several frames have is
 * one object for all of them.
 */
final class ExecutionContent {

  private final Map<String, Json> payloads = new HashMap<>(2);
  private final List<String> frames = new ArrayList<>(4);
  private @Nullable String start;
  private @Nullable String progress;
  private int failures;

  private ExecutionContent() {}

  /**
   * Reads an execution.
   *
   * @param content as the script {@code execution_content} has it
   * @return null where there is none
   * @throws UnreadableExecutionException where it makes no sense
   */
  static @Nullable Loaded read(Forms forms, ExecutionKey key, Response content) {
    ExecutionContent fields = new ExecutionContent();
    try {
      return fields.toLoaded(forms, key, content);
    } catch (RuntimeException e) {
      throw new UnreadableExecutionException(key, fields.failures, e);
    }
  }

  private @Nullable Loaded toLoaded(Forms forms, ExecutionKey key, Response content) {
    if (content.size() == 0) {
      return null;
    }
    if (content.size() == 1) {
      WholeExecution whole = forms.whole(key, content.get(0).toString(), PayloadSource.NONE);
      return new Loaded(new Execution(whole.start(), whole.progress(), List.of()), "");
    }
    for (int i = 0; i < content.size(); i += 2) {
      add(content.get(i).toString(), content.get(i + 1).toString());
    }
    return toLoaded(forms, key);
  }

  private void add(String field, String value) {
    switch (field) {
      case CommitArguments.START -> start = value;
      case CommitArguments.PROGRESS -> progress = value;
      case CommitArguments.FAILURES ->
          failures = Integer.parseInt(value.substring(0, value.indexOf(' ')));
      case CommitArguments.ENDED -> {} // for the sweep alone
      default -> {
        if (field.charAt(0) == CommitArguments.PAYLOAD) {
          payloads.put(field.substring(1), Json.ofTrusted(value));
        } else {
          frames.add(field);
          frames.add(value);
        }
      }
    }
  }

  private Loaded toLoaded(Forms forms, ExecutionKey key) {
    if (start == null || progress == null) {
      throw new IllegalStateException("the execution " + key + " is incomplete in Redis");
    }
    ExecutionStart began = forms.start(key, start, this::payload);
    Progress stands = forms.progress(Fenced.value(progress), this::payload);
    Execution execution = new Execution(began, stands, frames(forms, began), numbered());
    return new Loaded(execution, Fenced.fence(progress), failures);
  }

  private Json payload(String name) {
    Json payload = payloads.get(name);
    return payload == null ? PayloadSource.NONE.get(name) : payload;
  }

  private List<Frame> frames(Forms forms, ExecutionStart began) {
    List<Frame> read = new ArrayList<>(frames.size() / 2);
    for (int i = 0; i < frames.size(); i += 2) {
      int id = Integer.parseInt(frames.get(i));
      read.add(forms.frame(began, id, frames.get(i + 1), this::payload));
    }
    return read;
  }

  private Map<Integer, Json> numbered() {
    Map<Integer, Json> numbered = new HashMap<>(2);
    payloads.forEach(
        (name, payload) -> {
          if (Character.isDigit(name.charAt(0))) {
            numbered.put(Integer.valueOf(name), payload);
          }
        });
    return numbered;
  }

  /** The progress of an execution, behind its fence and a space. */
  static final class Fenced {

    private Fenced() {}

    static String of(String fence, String value) {
      return fence + " " + value;
    }

    static String fence(String text) {
      return text.substring(0, text.indexOf(' '));
    }

    static String value(String text) {
      return text.substring(text.indexOf(' ') + 1);
    }
  }
}
