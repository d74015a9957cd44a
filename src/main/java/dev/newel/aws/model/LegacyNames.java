package dev.newel.aws.model;

/**
 * What the AWS SDK for Java 1 calls a service. AWS's optimised integrations run on it, and it shows
 * in their errors.
 *
 * @param client its interface: {@code AmazonSQS}, {@code AWSLambda}
 * @param service its name in the texts of errors, mostly the same: {@code AmazonDynamoDBv2}
 */
public record LegacyNames(String client, String service) {}
