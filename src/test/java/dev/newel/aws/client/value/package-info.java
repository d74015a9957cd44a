@NullMarked
package dev.newel.aws.client.value;

import org.jspecify.annotations.NullMarked;
