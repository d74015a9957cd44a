/** What is logged of turns. */
@NullMarked
package dev.newel.engine.report;

import org.jspecify.annotations.NullMarked;
