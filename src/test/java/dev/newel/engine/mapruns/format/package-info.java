/** Tests of formats of data sets, on what is well formed and on what is hostile. */
@NullMarked
package dev.newel.engine.mapruns.format;

import org.jspecify.annotations.NullMarked;
