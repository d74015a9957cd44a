package dev.newel.architecture;

import static java.util.stream.Collectors.toCollection;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Every package of Newel, with the others that it may know; the wiring knows them all. */
final class KnownPackages {

  /** Two dots stand for a package and all that are below it. */
  private static final String TABLE =
      """
      config ->
      aws ->
      aws.model.shape ->
      aws.model -> aws.model.shape
      aws.client.value -> aws.model..
      aws.client.wire -> aws.client.value aws.model..
      aws.client.signing -> aws.client.wire
      aws.client -> aws.client.signing aws.client.value aws.client.wire aws.model
      aws.identity -> aws.client.. aws.model
      identity.policy ->
      identity -> aws aws.client.. identity.policy
      kinds ->
      bus ->
      asl.jsonpath ->
      asl.data -> asl.jsonpath
      asl -> asl.data
      asl.jsonata.value -> asl.jsonpath
      asl.jsonata.regex -> asl.jsonata.value
      asl.jsonata.picture -> asl.jsonata.regex asl.jsonata.value
      asl.jsonata.function -> asl.jsonata.picture asl.jsonata.value
      asl.jsonata.syntax -> asl.jsonata.value
      asl.jsonata.tree -> asl.jsonata.regex asl.jsonata.value
      asl.jsonata.call -> asl.jsonata.tree asl.jsonata.value
      asl.jsonata.compiler -> asl.jsonata.call asl.jsonata.regex asl.jsonata.syntax
          asl.jsonata.tree asl.jsonata.value
      asl.jsonata -> asl.data asl.jsonata.compiler asl.jsonata.function asl.jsonata.tree
          asl.jsonata.value asl.jsonpath
      asl.jsonata.state -> asl asl.data asl.jsonata asl.jsonata.value asl.jsonpath
      asl.choice -> asl asl.data
      asl.path -> asl asl.data asl.jsonpath
      asl.path.intrinsic -> asl asl.data asl.jsonpath asl.path
      asl.path.template -> asl asl.data asl.jsonpath asl.path asl.path.intrinsic
      asl.parse.check ->
      asl.parse -> asl asl.choice asl.data asl.jsonata asl.jsonata.state asl.jsonata.value
          asl.parse.check asl.path asl.path.intrinsic asl.path.template
      interpreter.model.event -> asl.data
      interpreter.model.start -> asl.data aws
      interpreter.model -> asl.data interpreter.model.event interpreter.model.start
      interpreter.environment -> asl asl.data interpreter.model..
      interpreter.flow -> asl asl.data interpreter.environment interpreter.model.. kinds
      interpreter.map -> asl asl.data aws interpreter.environment interpreter.flow
          interpreter.model..
      interpreter.task -> asl asl.data interpreter.environment interpreter.flow
          interpreter.model..
      interpreter -> asl asl.data interpreter.environment interpreter.flow interpreter.map
          interpreter.model.. interpreter.task kinds
      token -> aws interpreter.environment interpreter.model.start
      logs -> asl.data aws interpreter.model..
      cloudwatch -> aws.client.. aws.model logs
      store -> asl.data aws interpreter.model..
      store.redis.client.node ->
      store.redis.client -> store store.redis.client.node
      store.redis.embedded ->
      store.redis.move -> aws interpreter.model.start store.redis store.redis.client
          store.redis.codec store.redis.key
      store.redis.codec -> asl.data aws interpreter.model.. store
      store.redis.key -> aws interpreter.model.. store store.redis.codec
      store.redis.catalog -> aws interpreter.model store store.redis.client store.redis.codec
          store.redis.key
      store.redis -> asl.data aws interpreter.model.. store store.redis.catalog
          store.redis.client store.redis.codec store.redis.key
      ops -> config store
      task -> asl asl.data asl.parse aws aws.client.. interpreter.environment
          interpreter.model.. interpreter.task
      task.service -> asl.data aws aws.client.. aws.model.. interpreter.model
          interpreter.task
      task.lambda -> asl.data aws aws.client.. aws.model interpreter.model
          interpreter.task task task.service
      task.http -> asl.data aws aws.client.. interpreter.model interpreter.task task
          task.lambda task.service
      task.bus -> asl.data aws.client.wire bus interpreter.model interpreter.task task
          task.service
      task.mock -> asl.data aws.client.value interpreter.environment interpreter.task task
      task.sdk -> aws aws.client.. aws.model.. interpreter.model interpreter.task task
          task.service
      task.optimised -> asl.data aws aws.client.. aws.model.. interpreter.environment
          interpreter.model interpreter.task task task.lambda task.service
      task.sfn -> aws aws.client.. aws.model bus interpreter.model interpreter.task task
          task.service
      engine.report -> aws engine.definition interpreter.model.. logs ops
      engine.message -> asl.data aws interpreter.model.. store
      engine.definition -> asl asl.parse asl.parse.check aws interpreter.model.start
          interpreter.task logs store
      engine.evaluation -> asl.data
      engine.mapruns -> asl.data engine.mapruns.reader engine.mapruns.writer
          interpreter.model
      engine.status -> asl.data aws bus interpreter.model..
      engine.outbox -> asl.data aws engine.activity engine.child engine.definition
          engine.mapruns engine.message engine.status interpreter.model.. kinds store task
      eventbridge -> aws.client.. aws.model engine.status
      engine.activity -> asl.data aws engine.message interpreter.model.. store
      engine.child -> asl.data aws engine.definition engine.message interpreter.model..
          kinds store task
      engine.mapruns.reader ->
      engine.mapruns.bucket -> aws.client.. aws.model
      engine.mapruns.format -> asl.data engine.mapruns.bucket engine.mapruns.reader
      engine.mapruns.dataset -> asl.data engine.mapruns.bucket engine.mapruns.format
          engine.mapruns.reader
      engine.mapruns.writer -> asl.data engine.mapruns.bucket
      engine.trial -> asl asl.data asl.parse aws engine.evaluation engine.mapruns.bucket
          engine.mapruns.format engine.mapruns.reader interpreter interpreter.environment
          interpreter.model.. interpreter.task task
      engine -> asl asl.data aws engine.activity engine.child engine.definition
          engine.evaluation engine.mapruns engine.message engine.outbox engine.report
          engine.status interpreter interpreter.environment interpreter.model.. kinds logs
          ops store task
      engine.express -> asl asl.data aws engine engine.child engine.definition
          engine.evaluation engine.message engine.report engine.status interpreter
          interpreter.environment interpreter.model.. kinds logs ops store task
      timer -> aws engine.message interpreter.model.. store
      api.model -> asl.data aws
      api.action -> api.model asl asl.data asl.parse asl.parse.check aws engine.definition
          engine.message engine.trial identity interpreter.environment interpreter.model..
          kinds logs ops store task token
      api.permission -> api.action aws engine.definition identity identity.policy
          interpreter.model.. store token
      api.quota -> api.action aws config identity
      api.http.caller -> aws identity
      api.http.tls ->
      api.http.intake -> aws
      api.http -> api.action api.http.caller api.http.intake api.model asl.data aws bus
          identity identity.policy
      api -> api.action api.http api.http.intake api.http.tls asl.data aws bus engine.trial identity
      ops.turn -> interpreter.model..
      ops.metrics -> api.action aws engine.definition engine.status interpreter.model..
          ops ops.turn store
      ops.tracing -> engine.status interpreter.model.. ops.turn task
      ops.audit -> api.action aws identity interpreter.model.start ops token
      archive -> aws engine.mapruns.bucket interpreter.model.start store
      console.page ->
      console.route -> aws identity interpreter.model.start token
      console.read -> asl asl.data aws console.route engine.definition
          interpreter.environment interpreter.model.. store token
      console.peer -> asl.data console.route store
      console.live -> asl.data aws console.peer console.read console.route engine.status
          interpreter.model.. store
      console.activity -> aws console.peer console.route engine.definition engine.status
          interpreter.environment interpreter.model.. store
      console.express -> asl.data aws console.peer console.read console.route
          interpreter.model.. store
      console.job -> aws console.peer console.read console.route identity
          interpreter.model.. store
      console -> asl.data aws console.activity console.express console.job console.live
          console.peer console.read console.route engine.definition engine.status identity
          interpreter.environment interpreter.model.. store token
      """;

  private KnownPackages() {}

  static Map<String, Set<String>> ofEach() {
    List<String> rows = TABLE.replaceAll("\n +", " ").lines().toList();
    Set<String> names = rows.stream().map(KnownPackages::name).collect(toCollection(TreeSet::new));
    Map<String, Set<String>> packages = new LinkedHashMap<>();
    for (String row : rows) {
      packages.put(name(row), known(row, names));
    }
    return packages;
  }

  private static String name(String row) {
    return row.substring(0, row.indexOf(" ->"));
  }

  private static Set<String> known(String row, Set<String> names) {
    Set<String> known = new TreeSet<>();
    for (String word : row.substring(row.indexOf("->") + 2).strip().split(" +", -1)) {
      if (word.isEmpty()) {
        continue;
      }
      String name = word.endsWith("..") ? word.substring(0, word.length() - 2) : word;
      if (!names.contains(name)) {
        throw new IllegalArgumentException("No row for the package " + name);
      }
      known.add(name);
      if (word.endsWith("..")) {
        names.stream().filter(other -> other.startsWith(name + ".")).forEach(known::add);
      }
    }
    return known;
  }
}
