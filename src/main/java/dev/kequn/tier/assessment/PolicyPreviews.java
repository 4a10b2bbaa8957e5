package dev.kequn.tier.assessment;

import dev.kequn.customer.CustomerRanges;
import dev.kequn.job.ChunkPlan;
import dev.kequn.platform.Refusal;
import dev.kequn.platform.RequestErrorCode;
import dev.kequn.tier.TierSettings;
import dev.kequn.tier.policy.TierPolicies;
import dev.kequn.tier.policy.TierPolicy;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Applies a policy, a draft too, to the last assessed period and says who would move; nothing is written. One snapshot of
 * the bank, read slice by slice, so that neither memory nor other requests feel its size.
 */
@ApplicationScoped
public class PolicyPreviews {
    private static final String SNAPSHOT = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY";

    private static final String CELLS =
            """
            SELECT composite_level, service_level, count(*), sum(average_aum)::bigint, sum(average_loan)::bigint
            FROM tier_assessment WHERE run_id = $1 GROUP BY composite_level, service_level""";

    private final Assessments assessments;
    private final Assessor assessor;
    private final TierPolicies policies;
    private final TierSettings settings;
    private final Pool pool;

    PolicyPreviews(
            Assessments assessments, Assessor assessor, TierPolicies policies, TierSettings settings, Pool pool) {
        this.assessments = assessments;
        this.assessor = assessor;
        this.policies = policies;
        this.settings = settings;
        this.pool = pool;
    }

    /** The preview of a policy against the assessment in force; null when no assessment is completed. */
    public Uni<@Nullable PolicyPreview> of(long policyId) {
        return policy(policyId)
                .chain(policy -> snapshot(reader -> TierRuns.inForce(reader)
                        .chain(run -> run == null ? Uni.createFrom().nullItem() : preview(reader, run, policy))));
    }

    /**
     * Up to {@code count} customers behind {@code after} whose composite or service level the policy would change, in the
     * order of their ids; {@code compared} is the assessment the preview was compared with.
     */
    public Uni<List<TierMove>> movers(long policyId, long compared, long after, int count) {
        return policy(policyId)
                .chain(policy -> snapshot(reader -> TierRuns.find(reader, compared)
                        .chain(run -> assessments.now(reader, run, policy))
                        .chain(assessment -> CustomerRanges.behind(reader, after, settings.chunkSize())
                                .chain(ranges -> movers(reader, assessment, ranges, count)))));
    }

    private Uni<PolicyPreview> preview(SqlConnection reader, TierRun run, TierPolicy policy) {
        return assessments.now(reader, run, policy).chain(assessment -> {
            TierPolicy before = assessment.base().policy();
            PreviewTally tally = new PreviewTally(assessment.policy(), before);
            return CustomerRanges.plan(reader, settings.chunkSize())
                    .chain(ranges -> slices(reader, assessment, ranges)
                            .invoke(tally::count)
                            .collect()
                            .last())
                    .chain(() -> reader.preparedQuery(CELLS).execute(Tuple.of(run.runId())))
                    .invoke(tally::countMissing)
                    .map(cells -> new PolicyPreview(
                            run,
                            before,
                            policy,
                            policy.period().lastEndedBy(run.window().lastDay()),
                            tally.composite(),
                            tally.service(),
                            tally.branches()));
        });
    }

    private Uni<List<TierMove>> movers(SqlConnection reader, Assessment assessment, List<ChunkPlan> ranges, int count) {
        return slices(reader, assessment, ranges)
                .onItem()
                .<TierMove>transformToIterable(slice -> slice.stream()
                        .map(found -> TierMove.of(found, assessment.policy()))
                        .filter(TierMove::moves)
                        .toList())
                .select()
                .first(count)
                .collect()
                .asList();
    }

    private Multi<List<Finding>> slices(SqlConnection reader, Assessment assessment, List<ChunkPlan> ranges) {
        return Multi.createFrom()
                .iterable(ranges)
                .onItem()
                .transformToUniAndConcatenate(range -> assessor.find(
                        reader, assessment, Long.parseLong(range.firstKey()), Long.parseLong(range.lastKey())));
    }

    private Uni<TierPolicy> policy(long id) {
        return policies.byId(List.of(id)).map(found -> {
            if (!found.containsKey(id)) {
                throw new Refusal(RequestErrorCode.INVALID_ARGUMENT, "draft", "No such policy");
            }
            return found.get(id);
        });
    }

    private <T> Uni<T> snapshot(Function<SqlConnection, Uni<T>> reading) {
        return pool.withTransaction(reader -> reader.query(SNAPSHOT).execute().chain(() -> reading.apply(reader)));
    }
}
