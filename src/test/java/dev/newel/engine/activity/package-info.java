/** Where polls and tasks meet, part by part. */
@NullMarked
package dev.newel.engine.activity;

import org.jspecify.annotations.NullMarked;
