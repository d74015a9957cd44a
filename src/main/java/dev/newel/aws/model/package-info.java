/** What AWS's own models say of its services, read from data; the names that Java gives to it. */
@NullMarked
package dev.newel.aws.model;

import org.jspecify.annotations.NullMarked;
