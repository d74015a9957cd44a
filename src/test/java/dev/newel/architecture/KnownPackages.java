package dev.newel.architecture;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Every package of Newel, with the others that it may know; the wiring knows them all. */
final class KnownPackages {

  private KnownPackages() {}

  static Map<String, Set<String>> ofEach() {
    Map<String, Set<String>> packages = new LinkedHashMap<>();
    packages.put("config", Set.of());
    packages.put("aws", Set.of());
    packages.put("aws.model.shape", Set.of());
    packages.put("aws.model", Set.of("aws.model.shape"));
    packages.put("aws.client.value", Set.of("aws.model", "aws.model.shape"));
    packages.put("aws.client.wire", Set.of("aws.client.value", "aws.model", "aws.model.shape"));
    packages.put(
        "aws.client",
        Set.of("aws.client.value", "aws.client.wire", "aws.model", "aws.model.shape"));
    packages.put("aws.identity", Set.of("aws.client", "aws.client.value", "aws.model"));
    packages.put("kinds", Set.of());
    packages.put("bus", Set.of());
    packages.put("asl.jsonpath", Set.of());
    packages.put("asl", Set.of("asl.jsonpath"));
    packages.put("asl.jsonata.value", Set.of("asl.jsonpath"));
    packages.put("asl.jsonata.regex", Set.of("asl.jsonata.value"));
    packages.put("asl.jsonata.picture", Set.of("asl.jsonata.regex", "asl.jsonata.value"));
    packages.put("asl.jsonata.function", Set.of("asl.jsonata.picture", "asl.jsonata.value"));
    packages.put("asl.jsonata.syntax", Set.of("asl.jsonata.value"));
    packages.put(
        "asl.jsonata.tree", Set.of("asl.jsonata.regex", "asl.jsonata.syntax", "asl.jsonata.value"));
    packages.put(
        "asl.jsonata.call", Set.of("asl.jsonata.syntax", "asl.jsonata.tree", "asl.jsonata.value"));
    packages.put(
        "asl.jsonata.compiler",
        Set.of(
            "asl.jsonata.call",
            "asl.jsonata.regex",
            "asl.jsonata.syntax",
            "asl.jsonata.tree",
            "asl.jsonata.value"));
    packages.put(
        "asl.jsonata",
        Set.of(
            "asl",
            "asl.jsonata.compiler",
            "asl.jsonata.function",
            "asl.jsonata.tree",
            "asl.jsonata.value",
            "asl.jsonpath"));
    packages.put(
        "asl.jsonata.state", Set.of("asl", "asl.jsonata", "asl.jsonata.value", "asl.jsonpath"));
    packages.put("asl.choice", Set.of("asl"));
    packages.put("asl.path", Set.of("asl", "asl.jsonpath"));
    packages.put("asl.path.intrinsic", Set.of("asl", "asl.path"));
    packages.put(
        "asl.path.template", Set.of("asl", "asl.jsonpath", "asl.path", "asl.path.intrinsic"));
    packages.put(
        "asl.parse",
        Set.of(
            "asl",
            "asl.choice",
            "asl.jsonata",
            "asl.jsonata.state",
            "asl.jsonata.value",
            "asl.path",
            "asl.path.intrinsic",
            "asl.path.template"));
    packages.put("interpreter.model", Set.of("asl", "aws"));
    packages.put("interpreter.flow", Set.of("asl", "asl.jsonpath", "interpreter.model", "kinds"));
    packages.put(
        "interpreter.map",
        Set.of("asl", "asl.jsonpath", "aws", "interpreter.flow", "interpreter.model"));
    packages.put("interpreter.task", Set.of("asl", "interpreter.flow", "interpreter.model"));
    packages.put(
        "interpreter",
        Set.of(
            "asl",
            "interpreter.flow",
            "interpreter.map",
            "interpreter.model",
            "interpreter.task",
            "kinds"));
    packages.put("token", Set.of("aws", "interpreter.model"));
    packages.put("logs", Set.of("asl", "aws", "interpreter.model"));
    packages.put("cloudwatch", Set.of("aws.client", "aws.client.value", "aws.model", "logs"));
    packages.put("store", Set.of("asl", "aws", "interpreter.model"));
    packages.put("store.redis.client", Set.of("store"));
    packages.put("store.redis.embedded", Set.of());
    packages.put("store.redis.codec", Set.of("asl", "aws", "interpreter.model", "store"));
    packages.put(
        "store.redis",
        Set.of(
            "asl", "aws", "interpreter.model", "store", "store.redis.client", "store.redis.codec"));
    packages.put("ops", Set.of("config", "store"));
    packages.put(
        "task",
        Set.of(
            "asl",
            "asl.parse",
            "aws",
            "aws.client.value",
            "interpreter.model",
            "interpreter.task"));
    packages.put(
        "task.service",
        Set.of(
            "asl",
            "aws",
            "aws.client",
            "aws.client.value",
            "aws.model",
            "aws.model.shape",
            "interpreter.model",
            "interpreter.task"));
    packages.put(
        "task.lambda",
        Set.of(
            "asl",
            "aws.client",
            "aws.client.value",
            "aws.client.wire",
            "aws.model",
            "interpreter.model",
            "interpreter.task",
            "task",
            "task.service"));
    packages.put(
        "task.http",
        Set.of(
            "asl",
            "aws",
            "aws.client",
            "aws.client.value",
            "aws.client.wire",
            "interpreter.model",
            "interpreter.task",
            "task",
            "task.lambda",
            "task.service"));
    packages.put(
        "task.bus",
        Set.of("asl", "bus", "interpreter.model", "interpreter.task", "task", "task.service"));
    packages.put(
        "task.mock",
        Set.of("asl", "aws.client.value", "interpreter.model", "interpreter.task", "task"));
    packages.put(
        "task.sdk",
        Set.of(
            "aws.client",
            "aws.client.value",
            "aws.model",
            "interpreter.model",
            "interpreter.task",
            "task",
            "task.service"));
    packages.put(
        "task.optimised",
        Set.of(
            "asl",
            "aws.client",
            "aws.client.value",
            "aws.client.wire",
            "aws.model",
            "interpreter.model",
            "interpreter.task",
            "task",
            "task.lambda",
            "task.service"));
    packages.put(
        "task.sfn", Set.of("asl", "aws", "bus", "interpreter.model", "interpreter.task", "task"));
    packages.put("engine.message", Set.of("asl", "aws", "interpreter.model", "store"));
    packages.put(
        "engine.definition",
        Set.of(
            "asl", "asl.parse", "aws", "interpreter.model", "interpreter.task", "logs", "store"));
    packages.put("engine.evaluation", Set.of("asl"));
    packages.put(
        "engine.mapruns",
        Set.of("asl", "engine.mapruns.reader", "engine.mapruns.writer", "interpreter.model"));
    packages.put("engine.status", Set.of("asl", "aws", "bus", "interpreter.model"));
    packages.put(
        "eventbridge", Set.of("aws.client", "aws.client.value", "aws.model", "engine.status"));
    packages.put("engine.activity", Set.of("aws", "engine.message", "interpreter.model", "store"));
    packages.put(
        "engine.child",
        Set.of("asl", "aws", "engine.definition", "engine.message", "interpreter.model", "store"));
    packages.put("engine.mapruns.reader", Set.of());
    packages.put(
        "engine.mapruns.bucket",
        Set.of("aws.client", "aws.client.value", "aws.client.wire", "aws.model"));
    packages.put(
        "engine.mapruns.format", Set.of("asl", "engine.mapruns.bucket", "engine.mapruns.reader"));
    packages.put(
        "engine.mapruns.dataset",
        Set.of("asl", "engine.mapruns.bucket", "engine.mapruns.format", "engine.mapruns.reader"));
    packages.put("engine.mapruns.writer", Set.of("asl", "engine.mapruns.bucket"));
    packages.put(
        "engine.trial",
        Set.of(
            "asl",
            "asl.parse",
            "aws",
            "engine.evaluation",
            "engine.mapruns.bucket",
            "engine.mapruns.format",
            "engine.mapruns.reader",
            "interpreter",
            "interpreter.model",
            "interpreter.task",
            "task"));
    packages.put(
        "engine",
        Set.of(
            "asl",
            "aws",
            "engine.activity",
            "engine.child",
            "engine.definition",
            "engine.evaluation",
            "engine.mapruns",
            "engine.message",
            "engine.status",
            "interpreter",
            "interpreter.model",
            "kinds",
            "logs",
            "ops",
            "store",
            "task"));
    packages.put(
        "engine.express",
        Set.of(
            "asl",
            "aws",
            "engine",
            "engine.child",
            "engine.definition",
            "engine.evaluation",
            "engine.message",
            "engine.status",
            "interpreter",
            "interpreter.model",
            "kinds",
            "logs",
            "store",
            "task"));
    packages.put("timer", Set.of("engine.message", "interpreter.model", "store"));
    packages.put("api.model", Set.of("asl", "aws"));
    packages.put(
        "api.action",
        Set.of(
            "api.model",
            "asl",
            "asl.parse",
            "aws",
            "engine.definition",
            "engine.message",
            "engine.trial",
            "interpreter.model",
            "kinds",
            "logs",
            "ops",
            "store",
            "task",
            "token"));
    packages.put("api.http", Set.of("api.action", "api.model", "asl", "aws", "bus"));
    packages.put("console.page", Set.of());
    packages.put("api", Set.of("api.action", "api.http", "asl", "aws", "bus", "engine.trial"));
    packages.put("console.route", Set.of("aws", "interpreter.model", "token"));
    packages.put(
        "console.read",
        Set.of(
            "asl",
            "aws",
            "console.route",
            "engine.definition",
            "interpreter.model",
            "store",
            "token"));
    packages.put("console.peer", Set.of("asl", "console.route", "store"));
    packages.put(
        "console.live",
        Set.of(
            "asl",
            "aws",
            "console.peer",
            "console.read",
            "console.route",
            "engine.status",
            "interpreter.model",
            "store"));
    packages.put(
        "console.activity",
        Set.of(
            "asl",
            "aws",
            "console.peer",
            "console.route",
            "engine.definition",
            "engine.status",
            "interpreter.model",
            "store"));
    packages.put(
        "console.express",
        Set.of("asl", "aws", "console.peer", "console.read", "console.route", "interpreter.model"));
    packages.put(
        "console.job",
        Set.of(
            "aws", "console.peer", "console.read", "console.route", "interpreter.model", "store"));
    packages.put(
        "console",
        Set.of(
            "asl",
            "aws",
            "console.activity",
            "console.express",
            "console.job",
            "console.live",
            "console.peer",
            "console.read",
            "console.route",
            "engine.definition",
            "engine.status",
            "interpreter.model",
            "store",
            "token"));
    return packages;
  }
}
