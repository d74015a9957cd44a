package dev.newel.process;

import java.net.URI;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskResponse;

/** Clients and workers that use the AWS SDK as it comes, its retries included. */
final class RollingLoad implements AutoCloseable {

  private static final int WORKERS = 6;

  private final SfnClient sfn;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger calls = new AtomicInteger();
  private volatile boolean starting = true;
  private volatile boolean working = true;

  /** Calls that failed in the end. */
  final Queue<String> failures = new ConcurrentLinkedQueue<>();

  /** Executions by their names, as they were acknowledged. */
  final Map<String, String> executions = new ConcurrentHashMap<>();

  /** Executions that were started without a name, by the input that only they have. */
  final Map<String, String> unnamed = new ConcurrentHashMap<>();

  final Set<String> tokens = ConcurrentHashMap.newKeySet();
  final Queue<String> handedOutTwice = new ConcurrentLinkedQueue<>();
  final Queue<String> outputs = new ConcurrentLinkedQueue<>();

  RollingLoad(int port) {
    sfn =
        SfnClient.builder()
            .endpointOverride(URI.create("http://127.0.0.1:" + port))
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")))
            .build();
  }

  SfnClient sfn() {
    return sfn;
  }

  /** Starts executions of a machine, one after the other, with names or without. */
  void start(String machine, String prefix, boolean named, int pauseMillis) {
    threads.execute(
        () -> {
          for (int i = 0; starting; i++) {
            String name = prefix + "-" + i;
            String input = "{\"is\":\"" + name + "\"}";
            attempt(
                () -> {
                  String arn =
                      sfn.startExecution(
                              r ->
                                  r.stateMachineArn(machine).name(named ? name : null).input(input))
                          .executionArn();
                  (named ? executions : unnamed).put(name, arn);
                });
            pause(pauseMillis);
          }
        });
  }

  /** Describes and lists. */
  void look(String machine, int pauseMillis) {
    threads.execute(
        () -> {
          while (starting) {
            attempt(() -> sfn.listExecutions(r -> r.stateMachineArn(machine).maxResults(10)));
            attempt(() -> sfn.describeStateMachine(r -> r.stateMachineArn(machine)));
            pause(pauseMillis);
          }
        });
  }

  void work(String activity) {
    for (int i = 0; i < WORKERS; i++) {
      threads.execute(
          () -> {
            while (working) {
              attempt(() -> work(sfn.getActivityTask(r -> r.activityArn(activity))));
            }
          });
    }
  }

  private void work(GetActivityTaskResponse task) {
    String token = task.taskToken();
    if (token == null) {
      return;
    }
    if (!tokens.add(token)) {
      handedOutTwice.add(token);
    }
    sfn.sendTaskHeartbeat(r -> r.taskToken(token));
    String output = "\"" + tokens.size() + "-" + token.hashCode() + "\"";
    sfn.sendTaskSuccess(r -> r.taskToken(token).output(output));
    outputs.add(output);
  }

  private void attempt(Runnable call) {
    try {
      calls.incrementAndGet();
      call.run();
    } catch (SdkException e) {
      if (working) {
        failures.add(String.valueOf(e));
      }
    }
  }

  private static void pause(int millis) {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  int calls() {
    return calls.get();
  }

  /** Starts no more; workers go on. */
  void startNoMore() {
    starting = false;
  }

  @Override
  public void close() {
    starting = false;
    working = false;
    threads.shutdownNow();
    sfn.close();
  }
}
