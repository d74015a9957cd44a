/** Runs machines in virtual time, with no store and no clock. */
@NullMarked
package dev.newel.engine.core;

import org.jspecify.annotations.NullMarked;
