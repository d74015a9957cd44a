@NullMarked
package dev.newel.aws.identity;

import org.jspecify.annotations.NullMarked;
