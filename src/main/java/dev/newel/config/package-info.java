/** What can be configured: records with defaults, from one file and the environment. */
@NullMarked
package dev.newel.config;

import org.jspecify.annotations.NullMarked;
