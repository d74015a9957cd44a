package dev.newel.engine.trial;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.data.Json;
import dev.newel.aws.Home;
import dev.newel.interpreter.environment.TaskMocks;
import dev.newel.interpreter.model.Variables;
import dev.newel.task.Wiretap;
import org.jspecify.annotations.Nullable;

/**
 * What stands around a state that is tested.
 *
 * @param home the account and region that it is tested in
 * @param context the context object that it sees
 * @param mock what its work, or its flows, give; null where its work is done
 * @param retries how often it was tried again before
 * @param failedIterations how many iterations of the Map state are taken to have failed
 * @param readerData what the reader of the Map state reads; null where its items are in its input
 * @param wiretap hears what goes over the wire
 */
public record TrialSetting(
    Home home,
    Json input,
    Variables variables,
    JsonNode context,
    TaskMocks.@Nullable Answer mock,
    int retries,
    int failedIterations,
    @Nullable String readerData,
    Wiretap wiretap) {}
