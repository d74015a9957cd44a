/** Actions on activities and their tasks. */
@NullMarked
package dev.newel.api.action.activity;

import org.jspecify.annotations.NullMarked;
