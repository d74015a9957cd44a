/** Who may call: access keys, and the signatures that show who has one. */
@NullMarked
package dev.newel.identity;

import org.jspecify.annotations.NullMarked;
