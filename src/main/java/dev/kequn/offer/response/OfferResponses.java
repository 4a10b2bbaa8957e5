package dev.kequn.offer.response;

import dev.kequn.access.AuditTrail;
import dev.kequn.access.Caller;
import dev.kequn.loyalty.reward.RewardGrants;
import dev.kequn.offer.OfferSettings;
import dev.kequn.offer.SuitableRisk;
import dev.kequn.platform.Refusal;
import dev.kequn.platform.time.BusinessTime;
import dev.kequn.platform.work.SharedTransactions;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes what customers say to impressions, each response by itself: all of it or nothing. What is brought at the same time
 * shares a transaction; what is brought again takes effect once.
 */
@ApplicationScoped
public class OfferResponses {
    private final ImpressionTokens tokens;
    private final RewardGrants grants;
    private final AuditTrail audit;
    private final BusinessTime time;
    private final OfferSettings settings;
    private final Pool pool;
    private final ResponseMetrics metrics;
    private final SharedTransactions<List<GivenResponse>, List<ResponseOutcome>> transactions;

    OfferResponses(
            ImpressionTokens tokens,
            RewardGrants grants,
            AuditTrail audit,
            BusinessTime time,
            OfferSettings settings,
            Pool pool,
            Vertx vertx,
            ResponseMetrics metrics) {
        this.tokens = tokens;
        this.grants = grants;
        this.audit = audit;
        this.time = time;
        this.settings = settings;
        this.pool = pool;
        this.metrics = metrics;
        this.transactions = new SharedTransactions<>(vertx, settings.batches(), new Sharing());
    }

    /** What became of each, in the order of the answers. When it fails it is not known, and the same again will tell. */
    public Uni<List<ResponseOutcome>> respond(Caller caller, List<OfferAnswer> answers) {
        List<@Nullable Refusal> refused = new ArrayList<>();
        List<GivenResponse> genuine = new ArrayList<>();
        for (OfferAnswer answer : answers) {
            refused.add(read(caller, answer, genuine));
        }
        Uni<List<ResponseOutcome>> taken =
                genuine.isEmpty() ? Uni.createFrom().item(List.of()) : transactions.ask(genuine);
        return taken.map(outcomes -> {
            Iterator<ResponseOutcome> next = outcomes.iterator();
            List<ResponseOutcome> all = refused.stream()
                    .map(refusal -> refusal == null ? next.next() : ResponseOutcome.refused(refusal))
                    .toList();
            metrics.became(answers, all);
            return all;
        });
    }

    /** Why an answer is none; null for a genuine one, which is added. */
    private @Nullable Refusal read(Caller caller, OfferAnswer answer, List<GivenResponse> genuine) {
        try {
            genuine.add(given(caller, answer, tokens.verify(answer.token())));
            return null;
        } catch (Refusal refusal) {
            return refusal;
        }
    }

    private GivenResponse given(Caller caller, OfferAnswer answer, Impression impression) {
        Instant now = time.now().toInstant();
        ZonedDateTime at =
                kept(answer.respondedAt(), impression.issuedAt(), now).atZone(time.zone());
        boolean expired =
                impression.issuedAt().plus(settings.impressionValidity()).isBefore(now);
        return new GivenResponse(caller, impression, answer.kind(), at.toOffsetDateTime(), at.toLocalDate(), expired);
    }

    /** Phones have clocks of their own; nobody responds before he is shown something, or in the future. */
    private static Instant kept(@Nullable OffsetDateTime said, Instant shown, Instant now) {
        Instant at = said == null || said.toInstant().isAfter(now) ? now : said.toInstant();
        return at.isBefore(shown) ? shown : at;
    }

    private final class Sharing implements SharedTransactions.Work<List<GivenResponse>, List<ResponseOutcome>> {
        @Override
        public boolean mayShare(List<List<GivenResponse>> batch, List<GivenResponse> next) {
            return true;
        }

        @Override
        public int weight(List<GivenResponse> responses) {
            return responses.size();
        }

        @Override
        public Uni<List<List<ResponseOutcome>>> commit(List<List<GivenResponse>> calls) {
            List<GivenResponse> all = calls.stream().flatMap(List::stream).toList();
            metrics.shared(all.size());
            ResponseJudge judge = new ResponseJudge(time.today(), new SuitableRisk(settings.riskValidDays()));
            return pool.withTransaction(transaction -> new ResponseBatch(transaction, judge, grants, audit, all).take())
                    .map(outcomes -> {
                        Iterator<ResponseOutcome> next = outcomes.iterator();
                        return calls.stream()
                                .map(call ->
                                        call.stream().map(one -> next.next()).toList())
                                .toList();
                    });
        }
    }
}
