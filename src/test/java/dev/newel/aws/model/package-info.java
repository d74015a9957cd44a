@NullMarked
package dev.newel.aws.model;

import org.jspecify.annotations.NullMarked;
