package dev.kequn.platform.start;

import static dev.kequn.platform.start.Allowed.anyText;
import static dev.kequn.platform.start.Allowed.duration;
import static dev.kequn.platform.start.Allowed.locale;
import static dev.kequn.platform.start.Allowed.schedule;
import static dev.kequn.platform.start.Allowed.truth;
import static dev.kequn.platform.start.Allowed.whole;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Every setting of the program, of all rooms, with the values it may have: what a room would only notice at work, when
 * it serves already, is known before the start.
 */
final class KnownSettings {
    /** Has to leave the database alone now and then, and not so long that nobody would wait for it. */
    private static final Allowed POLL = duration("50ms", "10m");

    private static final Allowed LEASE = duration("2s", "1h");
    private static final Allowed STATEMENT = duration("1s", "1h");
    private static final Allowed SLICE = whole(1, 1_000_000);
    private static final Allowed AT_ONCE = whole(1, 64);
    private static final Allowed DAYS = whole(1, 3650);

    private static final Map<String, Allowed> ALL = all();

    /** Those that need not have a value. */
    static final Set<String> OPTIONAL = Set.of(
            "kequn.bank.business-date",
            "kequn.database.ca-file",
            "kequn.database.password",
            "kequn.database.password-file",
            "kequn.database.owner-password",
            "kequn.database.owner-password-file",
            "kequn.identity.issuer",
            "kequn.identity.keys",
            "kequn.segment.lookalike.forbidden-features",
            "kequn.traces.endpoint");

    private KnownSettings() {}

    /** By property name. */
    static Map<String, Allowed> allowed() {
        return ALL;
    }

    private static Map<String, Allowed> all() {
        Map<String, Allowed> all = new TreeMap<>();
        all.put(
                "kequn.database.address",
                Allowed.matching(
                        "host:port/database, without user and password",
                        "(\\[[0-9a-fA-F:.]+]|[^\\s/:?@,\\[\\]]+)(:\\d{1,5})?/[^\\s/?@]+(\\?\\S*)?"));
        all.put("kequn.database.tls", Allowed.oneOf("disable", "verify-full"));
        all.put("kequn.database.ca-file", anyText());
        all.put("kequn.database.username", anyText());
        all.put("kequn.database.password", anyText());
        all.put("kequn.database.password-file", anyText());
        all.put("kequn.database.pool-size", whole(1, 1000));
        all.put("kequn.database.acquire-timeout", duration("100ms", "1m"));
        all.put("kequn.database.migrate", truth());
        all.put("kequn.database.owner-username", anyText());
        all.put("kequn.database.owner-password", anyText());
        all.put("kequn.database.owner-password-file", anyText());
        all.put("kequn.identity.issuer", Allowed.matching("the iss of the tokens, without spaces", "\\S+"));
        all.put("kequn.identity.keys", anyText());
        all.put("kequn.identity.audience", Allowed.matching("the aud of the tokens, without spaces", "\\S+"));
        all.put("kequn.identity.algorithm", Allowed.oneOf(SignatureKeys.ALGORITHMS));
        all.put("kequn.bank.zone", Allowed.zone());
        all.put("kequn.bank.currency", Allowed.currency());
        all.put("kequn.bank.business-date", Allowed.day());
        all.put("kequn.traces.endpoint", Allowed.matching("an http or https address", "https?://\\S+"));
        all.put("kequn.traces.protocol", Allowed.oneOf("grpc", "http/protobuf"));
        all.put("kequn.traces.ratio", Allowed.decimal("1", 6));
        graphql(all);
        jobs(all);
        loyalty(all);
        segments(all);
        campaigns(all);
        offers(all);
        return Collections.unmodifiableMap(all);
    }

    private static void graphql(Map<String, Allowed> all) {
        all.put("kequn.graphql-rules", Allowed.oneOf("true"));
        all.put("kequn.graphql.introspection", truth());
        all.put("kequn.graphql.slow", duration("0s", "1h"));
        all.put("kequn.graphql.max-body", whole(1024, 16_777_216));
        all.put("kequn.graphql.max-json-depth", whole(4, 200));
        all.put("kequn.graphql.max-depth", whole(2, 50));
        all.put("kequn.graphql.max-cost", whole(10, 1_000_000));
        all.put("kequn.graphql.max-aliases", whole(0, 10_000));
        all.put("kequn.graphql.max-root-fields", whole(1, 10_000));
        all.put("kequn.graphql.max-directives", whole(0, 10_000));
    }

    private static void jobs(Map<String, Allowed> all) {
        all.put("kequn.job.enabled", truth());
        all.put("kequn.job.workers", AT_ONCE);
        all.put("kequn.job.tick", duration("1s", "10m"));
        all.put("kequn.job.poll", POLL);
        all.put("kequn.job.lease", LEASE);
        all.put("kequn.job.watch", duration("1s", "10m"));
        all.put("kequn.job.patience", duration("0s", "10m"));
        all.put("kequn.job.max-attempts", whole(1, 100));
        all.put("kequn.tier.schedule", schedule());
        all.put("kequn.tier.chunk-size", SLICE);
        all.put("kequn.tier.smallest-cell", whole(0, 1000));
        all.put("kequn.intake.chunk-size", SLICE);
        all.put("kequn.intake.max-rejects", whole(1, 10_000_000));
        all.put("kequn.intake.max-line", whole(1024, 67_108_864));
        all.put("kequn.intake.max-bytes", whole(1024, 1_099_511_627_776L));
        all.put("kequn.events.enabled", truth());
        all.put("kequn.events.poll", POLL);
        all.put("kequn.events.batch", whole(1, 100_000));
        all.put("kequn.events.idle-timeout", LEASE);
    }

    private static void loyalty(Map<String, Allowed> all) {
        all.put("kequn.loyalty.batches", AT_ONCE);
        all.put("kequn.loyalty.reservation-days", DAYS);
        all.put("kequn.loyalty.reservation-schedule", schedule());
        all.put("kequn.loyalty.period-schedule", schedule());
        all.put("kequn.loyalty.period-chunk", SLICE);
        all.put("kequn.loyalty.referral-window", DAYS);
        all.put("kequn.loyalty.referral-burst", whole(1, 1_000_000));
        all.put("kequn.loyalty.device-attribute", anyText());
        all.put("kequn.loyalty.point-cost", Allowed.decimal("1000000", 6));
        all.put("kequn.loyalty.expiry-schedule", schedule());
        all.put("kequn.loyalty.expiry-chunk", SLICE);
        all.put("kequn.loyalty.expiry-notice-days", DAYS);
        all.put("kequn.loyalty.grant-limit", whole(0, 1_000_000_000_000L));
    }

    private static void segments(Map<String, Allowed> all) {
        all.put("kequn.segment.schedule", schedule());
        all.put("kequn.segment.chunk-size", SLICE);
        all.put("kequn.segment.follow", truth());
        all.put("kequn.segment.poll", POLL);
        all.put("kequn.segment.batch", SLICE);
        all.put("kequn.segment.idle-timeout", LEASE);
        all.put("kequn.segment.retry", duration("1s", "7d"));
        all.put("kequn.segment.preview-limit", whole(100, 10_000_000));
        all.put("kequn.segment.portrait-limit", STATEMENT);
        all.put("kequn.segment.lookalike.forbidden-features", anyText());
        all.put("kequn.segment.lookalike.minimum-seed", whole(1, 10_000_000));
        all.put("kequn.segment.lookalike.smallest-factor", whole(1, 1_000_000));
        all.put("kequn.segment.lookalike.slice-size", SLICE);
        all.put("kequn.segment.exports", AT_ONCE);
        all.put("kequn.segment.export-patience", STATEMENT);
    }

    private static void campaigns(Map<String, Allowed> all) {
        all.put("kequn.campaign.schedule", schedule());
        all.put("kequn.campaign.chunk-size", SLICE);
        all.put("kequn.campaign.lease", duration("1s", "7d"));
        all.put("kequn.campaign.patience", DAYS);
        all.put("kequn.campaign.exports", AT_ONCE);
        all.put("kequn.campaign.export-patience", STATEMENT);
        all.put("kequn.campaign.least-arm", whole(1, 10_000_000));
        all.put("kequn.campaign.lift-days", whole(1, 366));
        all.put("kequn.campaign.result-limit", STATEMENT);
    }

    private static void offers(Map<String, Allowed> all) {
        all.put("kequn.offer.fallback-locale", locale());
        all.put("kequn.offer.exploration", whole(0, 10_000));
        all.put("kequn.offer.starting-evidence", whole(1, 1_000_000_000));
        all.put("kequn.offer.per-product", whole(1, 100));
        all.put("kequn.offer.per-category", whole(1, 100));
        all.put("kequn.offer.risk-valid-days", DAYS);
        all.put("kequn.offer.impression-validity", duration("1m", "365d"));
        all.put("kequn.offer.poll", POLL);
        all.put("kequn.offer.learn", POLL);
        all.put("kequn.offer.batches", AT_ONCE);
    }
}
