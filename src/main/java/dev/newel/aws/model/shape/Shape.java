package dev.newel.aws.model.shape;

/** A type of a service model, with the constraints on its values. */
public sealed interface Shape
    permits StructureShape,
        ListShape,
        MapShape,
        StringShape,
        BlobShape,
        TimestampShape,
        NumberShape,
        BooleanShape,
        DocumentShape {}
