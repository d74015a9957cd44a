/** What comes in over HTTP, within the memory that there is for it: heads and bodies. */
@NullMarked
package dev.newel.api.http.intake;

import org.jspecify.annotations.NullMarked;
