/** Who sends requests over HTTP, and which account and region these are for. */
@NullMarked
package dev.newel.api.http.caller;

import org.jspecify.annotations.NullMarked;
