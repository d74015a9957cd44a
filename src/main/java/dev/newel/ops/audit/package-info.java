/** Who has made which calls. */
@NullMarked
package dev.newel.ops.audit;

import org.jspecify.annotations.NullMarked;
