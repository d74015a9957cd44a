@NullMarked
package dev.newel.aws.client.wire;

import org.jspecify.annotations.NullMarked;
