/** What whoever runs Newel sees of it while it runs. */
@NullMarked
package dev.newel.ops;

import org.jspecify.annotations.NullMarked;
