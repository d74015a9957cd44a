/**
 * What turns owe to others: kept in the store with the commit, performed after it, and struck then.
 */
@NullMarked
package dev.newel.engine.outbox;

import org.jspecify.annotations.NullMarked;
