package dev.newel.task.optimised;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The table of optimised integrations.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/integrate-optimized.html">Optimized
 *     integrations</a>
 */
final class Integrations {

  private static final Map<String, Integration> ALL =
      Stream.of(messages(), data(), jobs(), MachineLearning.rows(), Clusters.rows())
          .flatMap(List::stream)
          .collect(
              Collectors.toMap(row -> row.service() + ":" + row.action(), Function.identity()));

  /**
   * Executions that states start. Nobody calls an API for them, so they are not in the table; but
   * their answers are the API's.
   */
  private static final Integration EXECUTIONS =
      Integration.of("states", "sfn", "StepFunctions", "startExecution")
          .withSync(
              Watch.by("describeExecution", "ExecutionArn=/Result/ExecutionArn")
                  .until("/Status", "SUCCEEDED", "FAILED TIMED_OUT ABORTED"));

  private Integrations() {}

  static Optional<Integration> find(String service, String action) {
    return Optional.ofNullable(ALL.get(service + ":" + action));
  }

  /** The same, of executions that states start too. */
  static Optional<Integration> answering(String service, String action) {
    return service.equals(EXECUTIONS.service()) && action.equals(EXECUTIONS.action())
        ? Optional.of(EXECUTIONS)
        : find(service, action);
  }

  static Stream<Integration> rows() {
    return ALL.values().stream();
  }

  /** The services that there are rows of. */
  static List<String> services() {
    return ALL.values().stream().map(Integration::service).distinct().sorted().toList();
  }

  /** Rows of one service that have nothing particular. */
  static List<Integration> plain(String service, String model, String prefix, String... actions) {
    List<Integration> rows = new ArrayList<>();
    for (String action : actions) {
      rows.add(Integration.of(service, model, prefix, action));
    }
    return rows;
  }

  static List<Integration> all(List<Integration> plain, Integration... more) {
    List<Integration> rows = new ArrayList<>(plain);
    rows.addAll(List.of(more));
    return rows;
  }

  private static List<Integration> messages() {
    return List.of(
        Integration.of("lambda", "lambda", "Lambda", "invoke")
            .withToken()
            .before(Adaptations::payload)
            .after(Adaptations::returned),
        Integration.of("sqs", "sqs", "SQS", "sendMessage")
            .withToken()
            .before(Adaptations.written("MessageBody")),
        Integration.of("sns", "sns", "SNS", "publish")
            .withToken()
            .before(Adaptations.written("Message")),
        Integration.of("events", "eventbridge", "EventBridge", "putEvents")
            .withToken()
            .before(Adaptations::entries)
            .after(Adaptations::sent));
  }

  private static List<Integration> data() {
    return all(
        plain("dynamodb", "dynamodb", "DynamoDB", "getItem", "putItem", "updateItem", "deleteItem"),
        Integration.of("athena", "athena", "Athena", "startQueryExecution")
            .withSync(
                Watch.by("getQueryExecution", "QueryExecutionId=/Result/QueryExecutionId")
                    .until("/QueryExecution/Status/State", "SUCCEEDED", "FAILED CANCELLED")
                    .stoppedBy("stopQueryExecution", "QueryExecutionId=/Result/QueryExecutionId")),
        Integration.of("athena", "athena", "Athena", "stopQueryExecution"),
        Integration.of("athena", "athena", "Athena", "getQueryExecution"),
        Integration.of("athena", "athena", "Athena", "getQueryResults"),
        Integration.of("glue", "glue", "Glue", "startJobRun")
            .after(Adaptations::namedJob)
            .withSync(
                Watch.by("getJobRun", "JobName=/Arguments/JobName", "RunId=/Result/JobRunId")
                    .until("/JobRun/JobRunState", "SUCCEEDED", "FAILED TIMEOUT STOPPED ERROR")
                    .giving("/JobRun")
                    .stoppedBy(
                        "batchStopJobRun",
                        "JobName=/Arguments/JobName",
                        "JobRunIds[]=/Result/JobRunId")),
        Integration.of("databrew", "databrew", "DataBrew", "startJobRun")
            .withSync(
                Watch.by("describeJobRun", "Name=/Arguments/Name", "RunId=/Result/RunId")
                    .until("/State", "SUCCEEDED", "FAILED STOPPED TIMEOUT")
                    .stoppedBy("stopJobRun", "Name=/Arguments/Name", "RunId=/Result/RunId")));
  }

  private static List<Integration> jobs() {
    return all(
        plain(
            "codebuild",
            "codebuild",
            "CodeBuild",
            "stopBuild",
            "batchDeleteBuilds",
            "batchGetReports",
            "stopBuildBatch",
            "deleteBuildBatch"),
        Integration.of("codebuild", "codebuild", "CodeBuild", "startBuild")
            .withSync(
                Watch.by("batchGetBuilds", "Ids[]=/Result/Build/Id")
                    .until("/Builds/0/BuildStatus", "SUCCEEDED", "FAILED FAULT TIMED_OUT STOPPED")
                    .giving("Build", "/Builds/0")
                    .stoppedBy("stopBuild", "Id=/Result/Build/Id")),
        buildBatch("startBuildBatch"),
        buildBatch("retryBuildBatch"),
        Integration.of("batch", "batch", "Batch", "submitJob")
            .before(Adaptations::job)
            .withSync(
                Watch.by("describeJobs", "Jobs[]=/Result/JobId")
                    .until("/Jobs/0/Status", "SUCCEEDED", "FAILED")
                    .giving("/Jobs/0")
                    .stoppedBy(
                        "terminateJob",
                        "JobId=/Result/JobId",
                        "Reason=The execution that waited for the job has ended")),
        Integration.of("ecs", "ecs", "ECS", "runTask")
            .withToken()
            .before(Adaptations::task)
            .after(Adaptations::placed)
            .withSync(
                Watch.by(
                        "describeTasks",
                        "Cluster=/Arguments/Cluster",
                        "Tasks[]=/Result/Tasks/0/TaskArn")
                    .until("/Tasks/0/LastStatus", "STOPPED", "")
                    .giving("/Tasks/0")
                    .spoiledBy(Adaptations::hasFailedContainers)
                    .stoppedBy(
                        "stopTask", "Cluster=/Arguments/Cluster", "Task=/Result/Tasks/0/TaskArn")),
        Integration.of("mediaconvert", "mediaconvert", "MediaConvert", "createJob")
            .before(Adaptations::tagged)
            .withSync(
                Watch.by("getJob", "Id=/Result/Job/Id")
                    .until("/Job/Status", "COMPLETE", "ERROR CANCELED")
                    .stoppedBy("cancelJob", "Id=/Result/Job/Id")));
  }

  private static Integration buildBatch(String action) {
    return Integration.of("codebuild", "codebuild", "CodeBuild", action)
        .withSync(
            Watch.by("batchGetBuildBatches", "Ids[]=/Result/BuildBatch/Id")
                .until(
                    "/BuildBatches/0/BuildBatchStatus",
                    "SUCCEEDED",
                    "FAILED FAULT TIMED_OUT STOPPED")
                .giving("BuildBatch", "/BuildBatches/0")
                .stoppedBy("stopBuildBatch", "Id=/Result/BuildBatch/Id"));
  }
}
