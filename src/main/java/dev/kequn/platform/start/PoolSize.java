package dev.kequn.platform.start;

import org.eclipse.microprofile.config.Config;

/** A pool that jobs and the memory of offers would take whole leaves none for requests. */
final class PoolSize {
    /** One listens for changed offers for as long as the replica runs, one is the pool's reserve, one is for requests. */
    private static final int BESIDE_JOBS = 3;

    private PoolSize() {}

    /** @throws StartRefused when the pool is smaller than what is held beside requests, and one for those */
    static void check(Config config) {
        int pool = config.getValue("kequn.database.pool-size", Integer.class);
        boolean works = config.getValue("kequn.job.enabled", Boolean.class);
        int workers = works ? config.getValue("kequn.job.workers", Integer.class) : 0;
        if (pool < workers + BESIDE_JOBS) {
            throw new StartRefused(
                    "KEQUN_DATABASE_POOL_SIZE=%d is too small: %d for KEQUN_JOB_WORKERS, one that listens, one in reserve, one for requests"
                            .formatted(pool, workers));
        }
    }
}
