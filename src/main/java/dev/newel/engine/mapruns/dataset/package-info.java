/** Data sets: single objects, lists of objects, and what manifests name; read page by page. */
@NullMarked
package dev.newel.engine.mapruns.dataset;

import org.jspecify.annotations.NullMarked;
