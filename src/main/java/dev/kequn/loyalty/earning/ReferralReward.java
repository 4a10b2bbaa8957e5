package dev.kequn.loyalty.earning;

import dev.kequn.loyalty.ledger.Posted;
import dev.kequn.platform.db.Columns;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a newcomer and his referrer got; once for each newcomer. */
record ReferralReward(
        Candidate act,
        Introduction introduction,
        @Nullable Posted newcomer,
        @Nullable Posted referrer,
        @Nullable String newcomerReward,
        @Nullable String referrerReward) {
    private static final String INSERT =
            """
            INSERT INTO referral_reward (newcomer_id, referrer_id, rule_code, reference, newcomer_version,
                                         referrer_version, newcomer_reward, referrer_reward)
            SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::text[], $4::text[], $5::bigint[], $6::bigint[],
                                 $7::text[], $8::text[])""";
    private static final String REWARDED = "SELECT newcomer_id FROM referral_reward WHERE newcomer_id = ANY ($1)";

    /** Which of these newcomers were rewarded; to be asked behind the locks on their accounts. */
    static Uni<Set<Long>> rewarded(SqlConnection transaction, Collection<Long> newcomers) {
        return newcomers.isEmpty()
                ? Uni.createFrom().item(Set.of())
                : transaction
                        .preparedQuery(REWARDED)
                        .execute(Tuple.of(newcomers.toArray(Long[]::new)))
                        .map(rows -> {
                            Set<Long> found = new HashSet<>();
                            rows.forEach(row -> found.add(row.getLong("newcomer_id")));
                            return found;
                        });
    }

    static Uni<Void> write(SqlConnection transaction, List<ReferralReward> rewards) {
        return Columns.inPieces(
                rewards, some -> transaction.preparedQuery(INSERT).execute(Tuple.from(columns(some))));
    }

    private static Object[] columns(List<ReferralReward> rewards) {
        return new Object[] {
            Columns.of(rewards, Long[]::new, reward -> reward.act().customerId()),
            Columns.of(rewards, Long[]::new, reward -> reward.introduction().referrerId()),
            Columns.of(
                    rewards, String[]::new, reward -> reward.act().rule().rule().code()),
            Columns.of(rewards, String[]::new, reward -> reward.act().reference()),
            Columns.of(rewards, Long[]::new, reward -> version(reward.newcomer())),
            Columns.of(rewards, Long[]::new, reward -> version(reward.referrer())),
            Columns.of(rewards, String[]::new, ReferralReward::newcomerReward),
            Columns.of(rewards, String[]::new, ReferralReward::referrerReward)
        };
    }

    private static @Nullable Long version(@Nullable Posted posted) {
        return posted == null ? null : (Long) posted.version();
    }
}
