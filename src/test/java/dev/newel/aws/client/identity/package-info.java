@NullMarked
package dev.newel.aws.client.identity;

import org.jspecify.annotations.NullMarked;
