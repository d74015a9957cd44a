@NullMarked
package dev.newel.aws.client;

import org.jspecify.annotations.NullMarked;
