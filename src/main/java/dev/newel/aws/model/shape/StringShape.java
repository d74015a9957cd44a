package dev.newel.aws.model.shape;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A string.
 *
 * @param pattern a regular expression in the model's dialect, which is not always Java's
 * @param values all that it may be; empty if it may be anything
 * @param sensitive whether texts about it must not show it
 */
public record StringShape(
    Range length, @Nullable String pattern, List<String> values, boolean sensitive)
    implements Shape {}
