package dev.newel.engine.express;

import dev.newel.engine.Faults;
import dev.newel.engine.Pace;
import dev.newel.engine.evaluation.Evaluations;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Clock;

/**
 * What all executions of one event loop are run with.
 *
 * @param context of the event loop
 * @param interpreters of their turns
 * @param effects does what turns ask for
 * @param reports hears of turns
 * @param memory bounds how many there are
 */
record ExpressSurroundings(
    Vertx vertx,
    Context context,
    Clock clock,
    ExpressInterpreters interpreters,
    ExpressEffects effects,
    ExpressReports reports,
    RunMemory memory,
    Pace pace,
    Evaluations evaluations,
    Faults faults) {}
