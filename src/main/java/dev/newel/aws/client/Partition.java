package dev.newel.aws.client;

import java.util.List;

/**
 * One of AWS's separate worlds.
 *
 * @param regionPrefix what the names of its regions begin with
 * @param domain of its services
 */
record Partition(String regionPrefix, String domain) {

  private static final Partition AWS = new Partition("", "amazonaws.com");

  private static final List<Partition> OTHERS =
      List.of(
          new Partition("cn-", "amazonaws.com.cn"),
          new Partition("eusc-", "amazonaws.eu"),
          new Partition("us-iso-", "c2s.ic.gov"),
          new Partition("us-isob-", "sc2s.sgov.gov"),
          new Partition("eu-isoe-", "cloud.adc-e.uk"),
          new Partition("us-isof-", "csp.hci.ic.gov"),
          new Partition("eu-isof-", "csp.hci.ic.gov"));

  static Partition of(String region) {
    return OTHERS.stream()
        .filter(partition -> region.startsWith(partition.regionPrefix))
        .findFirst()
        .orElse(AWS);
  }
}
