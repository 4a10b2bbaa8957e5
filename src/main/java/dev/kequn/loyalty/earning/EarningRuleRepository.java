package dev.kequn.loyalty.earning;

import dev.kequn.platform.Refusal;
import io.quarkus.hibernate.reactive.panache.PanacheRepository;
import io.quarkus.panache.common.Parameters;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Earning rules in the database. */
@ApplicationScoped
class EarningRuleRepository implements PanacheRepository<EarningRule> {
    private static final String COUNT_ONE =
            """
            INSERT INTO earning_code (code, versions) VALUES (?1, 1)
            ON CONFLICT (code) DO UPDATE SET versions = earning_code.versions + 1""";

    /** Retired versions too: on the days before they were retired they were in force. */
    private static final String IN_FORCE =
            """
            SELECT DISTINCT ON (code) rule_id FROM earning_rule
            WHERE state IN ('APPROVED', 'RETIRED') AND valid_from <= ?1
                AND (valid_to IS NULL OR valid_to >= ?1) AND (retired_on IS NULL OR retired_on > ?1)
            ORDER BY code, valid_from DESC, version DESC""";

    /** The number of the code's next version; who asks holds the code until his transaction ends. */
    Uni<Integer> nextVersion(String code) {
        return getSession().chain(session -> session.createNativeQuery(COUNT_ONE)
                .setParameter(1, code)
                .executeUpdate()
                .chain(() -> session.createNativeQuery(
                                "SELECT versions FROM earning_code WHERE code = ?1", Integer.class)
                        .setParameter(1, code)
                        .getSingleResult()));
    }

    /** @throws Refusal {@link EarningRuleRefusal#UNKNOWN_RULE} */
    Uni<EarningRule> locked(long id) {
        return find("id", id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(() -> new Refusal(EarningRuleRefusal.UNKNOWN_RULE, "id", "No such earning rule"));
    }

    Uni<List<Long>> idsInForceOn(LocalDate day) {
        return getSession().chain(session -> session.createNativeQuery(IN_FORCE, Long.class)
                .setParameter(1, day)
                .getResultList());
    }

    /** Approved ones that run on the day or begin after it; also those that a later version stands before. */
    Uni<List<Long>> idsNotOver(LocalDate day) {
        return getSession().chain(session -> session.createQuery(
                        """
                                select id from EarningRule
                                where state in ?2 and (validTo is null or validTo >= ?1)
                                    and (retiredOn is null or retiredOn > ?1)""",
                        Long.class)
                .setParameter(1, day)
                .setParameter(2, List.of(EarningRuleState.APPROVED, EarningRuleState.RETIRED))
                .getResultList());
    }

    /** Whole rules in one statement, the newest first. */
    Uni<List<EarningRule>> whole(Collection<Long> ids) {
        return list(
                "from EarningRule r left join fetch r.multipliers left join fetch r.caps where r.id in ?1"
                        + " order by r.id desc",
                ids);
    }

    Uni<List<Long>> page(@Nullable EarningRuleState state, @Nullable String code, @Nullable Long before, int count) {
        StringBuilder text = new StringBuilder("select id from EarningRule where id < :before");
        Parameters values = Parameters.with("before", before == null ? Long.MAX_VALUE : before);
        if (state != null) {
            text.append(" and state = :state");
            values.and("state", state);
        }
        if (code != null) {
            text.append(" and code = :code");
            values.and("code", code);
        }
        return getSession().chain(session -> {
            var query =
                    session.createQuery(text + " order by id desc", Long.class).setMaxResults(count);
            values.map().forEach(query::setParameter);
            return query.getResultList();
        });
    }
}
