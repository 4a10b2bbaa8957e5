package dev.kequn.segment.lookalike;

import dev.kequn.access.AuditTrail;
import dev.kequn.access.Caller;
import dev.kequn.access.Change;
import dev.kequn.job.JobQueue;
import dev.kequn.job.JobRun;
import dev.kequn.platform.Refusal;
import dev.kequn.platform.time.BusinessTime;
import dev.kequn.rule.Vocabularies;
import dev.kequn.segment.definition.SegmentDefinition;
import dev.kequn.segment.definition.SegmentRefusal;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Has models trained, and tells what they are worth. */
@ApplicationScoped
public class Lookalikes {
    private static final int MOST_NAMES = 100;

    private final LookalikeSettings settings;
    private final LookalikeDrafts drafts;
    private final LookalikeTraining training;
    private final LookalikeStore store;
    private final Vocabularies vocabularies;
    private final BusinessTime time;
    private final JobQueue queue;
    private final AuditTrail audit;
    private final Pool pool;

    Lookalikes(
            LookalikeSettings settings,
            LookalikeDrafts drafts,
            LookalikeTraining training,
            LookalikeStore store,
            Vocabularies vocabularies,
            BusinessTime time,
            JobQueue queue,
            AuditTrail audit,
            Pool pool) {
        this.settings = settings;
        this.drafts = drafts;
        this.training = training;
        this.store = store;
        this.vocabularies = vocabularies;
        this.time = time;
        this.queue = queue;
        this.audit = audit;
        this.pool = pool;
    }

    /**
     * Puts the training of the look-alike that is being written in line.
     *
     * @param without features that this model must not use, beside those that no model may
     * @throws Refusal {@link SegmentRefusal#UNKNOWN_SEGMENT}, {@link SegmentRefusal#WRONG_STATE},
     *     {@link SegmentRefusal#UNKNOWN_FEATURE}, {@link SegmentRefusal#SEED_TOO_SMALL}
     */
    public Uni<JobRun> train(Caller caller, String code, List<String> without) {
        settings.forbiddenFeatures().ifPresent(this::expectKnown);
        expectKnown(without);
        return drafts.draft(code)
                .chain(draft -> drafts.aim(draft)
                        .chain(aim -> pool.withTransaction(
                                transaction -> train(transaction, caller, code, draft, aim, without))))
                .invoke(queue::wake);
    }

    private Uni<JobRun> train(
            SqlConnection transaction,
            Caller caller,
            String code,
            SegmentDefinition draft,
            LookalikeAim aim,
            List<String> without) {
        LookalikeTask task = new LookalikeTask(draft.id(), draft.revision(), without);
        return SeedCount.upTo(transaction, aim, time.today(), settings.minimumSeed())
                .invoke(seeds -> {
                    if (seeds < settings.minimumSeed()) {
                        throw training.tooSmall(seeds);
                    }
                })
                .chain(() -> queue.enqueueNow(transaction, LookalikeJob.NAME, task.parameters(), caller))
                .call(run -> audit.record(
                        transaction,
                        caller,
                        Change.created(
                                "lookalikeTrain",
                                "Segment",
                                code,
                                new JsonObject()
                                        .put("run", run.runId())
                                        .put("version", draft.version())
                                        .put("revision", draft.revision())
                                        .put("without", new JsonArray(without)))));
    }

    /** By definition; without those that have no model. */
    public Uni<Map<Long, KeptLookalike>> of(Collection<Long> definitionIds) {
        return store.of(definitionIds);
    }

    private void expectKnown(List<String> names) {
        if (names.size() > MOST_NAMES) {
            throw new Refusal(SegmentRefusal.UNKNOWN_FEATURE, "without", "At most %d features".formatted(MOST_NAMES));
        }
        for (int i = 0; i < names.size(); i++) {
            if (!FeatureName.isKnown(names.get(i), vocabularies.shared())) {
                throw new Refusal(
                        SegmentRefusal.UNKNOWN_FEATURE,
                        "without[%d]".formatted(i),
                        "No term of the rules is named so: " + names.get(i));
            }
        }
    }
}
