package dev.waybill.chaos.load;

import dev.waybill.chaos.cluster.Cluster;
import java.net.URI;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Where clients send to: any of several of each kind, as behind a load balancer.
 *
 * @param kafka bootstrap servers
 */
public record Target(List<URI> ingests, List<URI> catalogs, String kafka) {

    public static Target of(Cluster cluster) {
        return new Target(cluster.ingestAddresses(), cluster.catalogAddresses(), cluster.kafkaAddress());
    }

    URI ingest(RandomGenerator random, String path) {
        return pick(ingests, random).resolve(path);
    }

    URI catalog(RandomGenerator random, String path) {
        return pick(catalogs, random).resolve(path);
    }

    private static URI pick(List<URI> addresses, RandomGenerator random) {
        return addresses.get(addresses.size() == 1 ? 0 : random.nextInt(addresses.size()));
    }
}
