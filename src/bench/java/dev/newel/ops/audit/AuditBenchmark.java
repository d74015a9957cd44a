package dev.newel.ops.audit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.api.action.ActionCall;
import dev.newel.aws.Home;
import dev.newel.bench.AverageTime;
import dev.newel.identity.Caller;
import dev.newel.identity.policy.Policy;
import dev.newel.ops.JsonLogFormat;
import dev.newel.ops.LogFormat;
import dev.newel.ops.LogWriter;
import dev.newel.token.Signature;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.util.concurrent.TimeUnit;
import java.util.logging.Formatter;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** What the line of a call costs where calls are audited, as far as the thread that writes it. */
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class AuditBenchmark extends AverageTime {

  @Param({"text", "json"})
  public String format;

  private final AuditLog log = new AuditLog(false, new Signature(new byte[] {1}), new RefusalLog());

  private final ActionCall call =
      new ActionCall(
          Home.of("us-east-1", "123456789012"),
          new Caller("AKIA1", "arn:aws:iam::123456789012:user/orders", Policy.EVERYTHING),
          "StartExecution",
          input(),
          "5b0f3ba4-2d1c-4a5f-9d0e-0123456789ab",
          null,
          new Remote());

  private static final class Remote implements ActionCall.Client {

    @Override
    public boolean isGone() {
      return false;
    }

    @Override
    public ActionCall.Origin origin() {
      return new ActionCall.Origin("AKIA1", "10.0.0.1:54321", null);
    }

    @Override
    public void onGone(Runnable task) {}
  }

  private static ObjectNode input() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("stateMachineArn", "arn:aws:states:us-east-1:123456789012:stateMachine:orders")
        .put("input", "{}");
  }

  @Setup
  public void install() {
    Formatter formatter = format.equals("json") ? new JsonLogFormat() : new LogFormat();
    LogFormat.install(Level.INFO, formatter, new LogWriter(OutputStream.nullOutputStream()));
  }

  @Benchmark
  public void write() {
    log.answered(call, 1_000_000, null);
  }
}
