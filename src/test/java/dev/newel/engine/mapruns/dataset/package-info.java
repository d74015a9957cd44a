/** Tests of data sets of buckets, read page by page. */
@NullMarked
package dev.newel.engine.mapruns.dataset;

import org.jspecify.annotations.NullMarked;
