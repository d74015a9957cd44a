/** Tests of status changes. */
@NullMarked
package dev.newel.engine.status;

import org.jspecify.annotations.NullMarked;
