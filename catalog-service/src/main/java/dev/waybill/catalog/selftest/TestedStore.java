package dev.waybill.catalog.selftest;

/** A store that can be tested. */
public interface TestedStore {

    /** Where it is, as reports say it. */
    Place place();

    /** Begins a run, which the caller closes. */
    Probe begin();

    /**
     * A store that is not in S3, of which there is nothing to test.
     *
     * @param reason the sentence that every check answers with
     */
    static TestedStore notInS3(Place place, String reason) {
        return new TestedStore() {
            @Override
            public Place place() {
                return place;
            }

            @Override
            public Probe begin() {
                return new Probe() {
                    @Override
                    public Finding perform(Check check) {
                        return new Finding.Skipped(reason);
                    }

                    @Override
                    public void close() {
                        // Nothing was left anywhere.
                    }
                };
            }
        };
    }

    /** @param endpoint the server's address without any secret */
    record Place(String bucket, String region, String endpoint) {}
}
