/** Where credentials come from, and how they are kept fresh. */
@NullMarked
package dev.newel.aws.client.identity;

import org.jspecify.annotations.NullMarked;
