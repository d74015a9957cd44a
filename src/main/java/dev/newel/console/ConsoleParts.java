package dev.newel.console;

import dev.newel.console.activity.ActivityBook;
import dev.newel.console.job.ActionCaller;
import dev.newel.engine.definition.CachedCatalog;
import dev.newel.store.Store;
import dev.newel.token.Signature;
import io.vertx.core.Vertx;

/**
 * What the console is made of.
 *
 * @param catalog compiled revisions
 * @param signature signs tokens
 * @param book has who polls
 * @param actions those of AWS
 */
public record ConsoleParts(
    Vertx vertx,
    Store store,
    CachedCatalog catalog,
    Signature signature,
    ActivityBook book,
    ActionCaller actions) {}
