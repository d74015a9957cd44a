/** Calls of AWS's services for tasks, and the facts that come of them. */
@NullMarked
package dev.newel.task.service;

import org.jspecify.annotations.NullMarked;
