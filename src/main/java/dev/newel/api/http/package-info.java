/** The API over HTTP: routes, both protocols, limits, guards. */
@NullMarked
package dev.newel.api.http;

import org.jspecify.annotations.NullMarked;
