/** Which permissions the actions of AWS's API need, and whether callers have them. */
@NullMarked
package dev.newel.api.permission;

import org.jspecify.annotations.NullMarked;
