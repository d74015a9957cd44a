/** Tests of tasks, with services that say what they are told to. */
@NullMarked
package dev.newel.task.service;

import org.jspecify.annotations.NullMarked;
