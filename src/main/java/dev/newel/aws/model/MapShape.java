package dev.newel.aws.model;

/**
 * A map, whose keys are the user's own.
 *
 * @param keyName of the key's XML element or part of a form's key
 * @param valueName of the value's
 * @param flattened whether the entries stand beside the other members
 */
public record MapShape(
    ShapeRef key, ShapeRef value, String keyName, String valueName, boolean flattened, Range size)
    implements Shape {}
