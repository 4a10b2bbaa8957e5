package dev.kequn.loyalty.reward;

import dev.kequn.platform.Refusal;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All of it runs in the transaction of the use case, behind the lock on the reward's stock. */
@ApplicationScoped
class RewardRepository implements PanacheRepositoryBase<Reward, Reward.Key> {
    private static final String BEGIN = "INSERT INTO reward_stock (reward_code) VALUES (?1) ON CONFLICT DO NOTHING";

    /** The stock of a code that may be new, locked. */
    Uni<RewardStock> begun(String code) {
        return getSession()
                .chain(session ->
                        session.createNativeQuery(BEGIN).setParameter(1, code).executeUpdate())
                .chain(() -> locked(code));
    }

    /** @throws Refusal {@link RewardRefusal#UNKNOWN_REWARD} */
    Uni<RewardStock> locked(String code) {
        return (RewardCode.isOne(code)
                        ? getSession()
                                .chain(session -> session.find(RewardStock.class, code, LockModeType.PESSIMISTIC_WRITE))
                        : Uni.createFrom().<RewardStock>nullItem())
                .onItem()
                .ifNull()
                .failWith(() -> new Refusal(RewardRefusal.UNKNOWN_REWARD, "code", "No such reward"));
    }

    /** @throws Refusal {@link RewardRefusal#UNKNOWN_REWARD} */
    Uni<Reward> version(String code, int version) {
        return locked(code)
                .chain(stock -> findById(new Reward.Key(code, version)))
                .onItem()
                .ifNull()
                .failWith(() -> new Refusal(RewardRefusal.UNKNOWN_REWARD, "version", "No such version"));
    }

    Uni<@Nullable Reward> inState(String code, RewardState... states) {
        return find("code = ?1 and state in ?2", code, List.of(states)).firstResult();
    }

    /** The version written last; null before the first. */
    Uni<@Nullable Reward> newest(String code) {
        return find("code = ?1 order by version desc", code).page(0, 1).firstResult();
    }
}
