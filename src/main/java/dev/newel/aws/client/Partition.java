package dev.newel.aws.client;

import java.util.List;

/**
 * One of AWS's separate worlds.
 *
 * @param name in ARNs
 * @param regions what the names of its regions begin with
 * @param domain of its services
 */
record Partition(String name, String regions, String domain) {

  private static final Partition AWS = new Partition("aws", "", "amazonaws.com");

  private static final List<Partition> OTHERS =
      List.of(
          new Partition("aws-cn", "cn-", "amazonaws.com.cn"),
          new Partition("aws-us-gov", "us-gov-", "amazonaws.com"),
          new Partition("aws-eusc", "eusc-", "amazonaws.eu"),
          new Partition("aws-iso", "us-iso-", "c2s.ic.gov"),
          new Partition("aws-iso-b", "us-isob-", "sc2s.sgov.gov"),
          new Partition("aws-iso-e", "eu-isoe-", "cloud.adc-e.uk"),
          new Partition("aws-iso-f", "us-isof-", "csp.hci.ic.gov"));

  static Partition of(String region) {
    return OTHERS.stream()
        .filter(partition -> region.startsWith(partition.regions))
        .findFirst()
        .orElse(AWS);
  }
}
