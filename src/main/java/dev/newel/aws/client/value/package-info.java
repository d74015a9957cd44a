/** What states give to services and get from them: its spelling, and single values of it. */
@NullMarked
package dev.newel.aws.client.value;

import org.jspecify.annotations.NullMarked;
