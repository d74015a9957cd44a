/** Where credentials come from, and how they are kept fresh. */
@NullMarked
package dev.newel.aws.identity;

import org.jspecify.annotations.NullMarked;
