/** Tests of whole processes: the packaged jar is started, used over HTTP, stopped and killed. */
@NullMarked
package dev.newel.process;

import org.jspecify.annotations.NullMarked;
