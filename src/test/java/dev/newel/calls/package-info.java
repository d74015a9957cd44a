/** A whole instance that calls services: stubs of them, some of which never answer. */
@NullMarked
package dev.newel.calls;

import org.jspecify.annotations.NullMarked;
