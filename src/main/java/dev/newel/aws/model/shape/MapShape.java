package dev.newel.aws.model.shape;

/**
 * A map, whose keys are the user's own.
 *
 * @param keyName of the key's XML element or part of a form's key
 * @param valueName of the value's
 */
public record MapShape(ShapeRef key, ShapeRef value, String keyName, String valueName, Range size)
    implements Shape {}
