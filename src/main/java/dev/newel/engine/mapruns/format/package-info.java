/** The formats of data sets: what is made of an object's bytes, item by item. */
@NullMarked
package dev.newel.engine.mapruns.format;

import org.jspecify.annotations.NullMarked;
