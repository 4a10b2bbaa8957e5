package dev.kequn.loyalty.reward;

import dev.kequn.platform.db.Reads;
import dev.kequn.platform.time.BusinessTime;
import io.quarkus.panache.common.Parameters;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds rewards, in order of code and the newest version first. */
@ApplicationScoped
public class RewardCatalogue {
    private static final String OFFERED =
            "r.state = APPROVED and r.content.validFrom <= :today and (r.content.validTo is null or r.content.validTo >= :today)";
    private static final String AVAILABLE = OFFERED + " and (s.putIn is null or s.taken < s.putIn)";

    private final RewardRepository rewards;
    private final BusinessTime time;
    private final Reads reads;

    RewardCatalogue(RewardRepository rewards, BusinessTime time, Reads reads) {
        this.rewards = rewards;
        this.time = time;
        this.reads = reads;
    }

    /**
     * Up to {@code count} versions behind {@code after}.
     *
     * @param offered only those in the catalogue on the business date
     * @param available only those that can be had on it, or that cannot
     */
    public Uni<List<Reward>> list(
            boolean offered,
            @Nullable RewardState state,
            @Nullable Boolean available,
            Reward.@Nullable Key after,
            int count) {
        StringBuilder text = new StringBuilder("from Reward r join fetch r.stock s where true");
        Parameters values = new Parameters();
        if (offered) {
            text.append(" and ").append(OFFERED);
        }
        if (available != null) {
            text.append(available ? " and (" : " and not (").append(AVAILABLE).append(")");
        }
        if (offered || available != null) {
            values.and("today", time.today());
        }
        if (state != null) {
            text.append(" and r.state = :state");
            values.and("state", state);
        }
        if (after != null) {
            text.append(" and (r.code > :code or r.code = :code and r.version < :version)");
            values.and("code", after.code()).and("version", after.version());
        }
        text.append(" order by r.code, r.version desc");
        return reads.inSession(
                () -> rewards.find(text.toString(), values).page(0, count).list());
    }

    /** Versions that are there. */
    public Uni<Map<Reward.Key, Reward>> byKey(Collection<Reward.Key> keys) {
        List<String> codes = keys.stream().map(Reward.Key::code).distinct().toList();
        List<Integer> versions =
                keys.stream().map(Reward.Key::version).distinct().toList();
        String text = "from Reward r join fetch r.stock where r.code in ?1 and r.version in ?2";
        return reads.inSession(() -> rewards.find(text, codes, versions).list())
                .map(found -> found.stream().collect(Collectors.toMap(Reward::key, Function.identity())));
    }

    /** Those of the codes that have an approved version. */
    public Uni<Set<String>> approved(Collection<String> codes) {
        return codes.isEmpty()
                ? Uni.createFrom().item(Set.of())
                : reads.inSession(() -> rewards.list("code in ?1 and state = ?2", codes, RewardState.APPROVED))
                        .map(found -> found.stream().map(Reward::code).collect(Collectors.toSet()));
    }
}
