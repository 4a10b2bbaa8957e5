package dev.kequn.loyalty.ledger;

import dev.kequn.access.AuditTrail;
import dev.kequn.access.Change;
import dev.kequn.access.IdempotencyKeys;
import dev.kequn.access.KeptRequest;
import dev.kequn.access.KeyedRequest;
import dev.kequn.platform.Refusal;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Postings that share one transaction. Each is decided on what those before it left; one that is refused leaves nothing
 * and stops none of the others.
 */
final class PostingBatch {
    private final SqlConnection transaction;
    private final LocalDate day;
    private final List<Posting> postings;
    private final RuledEarnings rules;
    private final Outcome[] outcomes;
    private RuledEarnings.Open openRules = RuledEarnings.Open.NONE;

    /** What became of a posting: done now, done before under the same key, or refused. */
    record Outcome(@Nullable Posted posted, @Nullable TransactionId earlier, @Nullable Refusal refusal) {
        static Outcome done(Posted posted) {
            return new Outcome(posted, null, null);
        }
    }

    private record CallersKey(String subject, String key) {
        static CallersKey of(KeyedRequest request) {
            return new CallersKey(request.caller().subject(), request.key());
        }
    }

    PostingBatch(SqlConnection transaction, LocalDate day, List<Posting> postings, RuledEarnings rules) {
        this.transaction = transaction;
        this.day = day;
        this.postings = postings;
        this.rules = rules;
        this.outcomes = new Outcome[postings.size()];
    }

    /** Decides on every posting, in their order; writes nothing yet. */
    Uni<Books> decide() {
        return Members.of(transaction, day, postings).chain(members -> {
            List<Need> needs = new ArrayList<>();
            for (Posting posting : postings) {
                Long customer = members.id(posting);
                if (customer != null) {
                    needs.add(posting.act().need(customer));
                }
            }
            return Books.open(transaction, day, needs)
                    .call(() -> openRules(members))
                    .call(books -> IdempotencyKeys.find(
                                    transaction,
                                    postings.stream().map(Posting::request).toList())
                            .invoke(kept -> decide(members, books, kept)));
        });
    }

    private Uni<Void> openRules(Members members) {
        List<RuledEarnings.Named> claims = new ArrayList<>();
        for (Posting posting : postings) {
            Long customer = members.id(posting);
            if (customer != null && posting.act() instanceof Act.EarnByRule earning) {
                claims.add(new RuledEarnings.Named(customer, earning.rule()));
            }
        }
        return claims.isEmpty()
                ? Uni.createFrom().voidItem()
                : rules.open(transaction, day, claims)
                        .invoke(open -> openRules = open)
                        .replaceWithVoid();
    }

    private void decide(Members members, Books books, List<@Nullable KeptRequest> kept) {
        Map<CallersKey, Integer> here = new HashMap<>();
        for (int i = 0; i < outcomes.length; i++) {
            Posting posting = postings.get(i);
            try {
                Integer same = here.get(CallersKey.of(posting.request()));
                if (kept.get(i) != null) {
                    String result = posting.request().again(kept.get(i), Posting.FAULTS);
                    outcomes[i] = new Outcome(null, TransactionId.parse(result), null);
                } else if (same != null) {
                    posting.request().expectSame(postings.get(same).request(), Posting.FAULTS);
                    outcomes[i] = outcomes[same];
                } else {
                    members.expectMember(posting);
                    Account account = books.account(Objects.requireNonNull(members.id(posting)));
                    outcomes[i] = Outcome.done(posting.act().on(account, posting.memo(), openRules));
                    here.put(CallersKey.of(posting.request()), i);
                }
            } catch (Refusal refusal) {
                outcomes[i] = new Outcome(null, null, refusal);
            }
        }
    }

    /** Writes what was decided, with the keys of what was done and the audit rows of what people did by hand. */
    Uni<Void> write(Books books, AuditTrail audit) {
        Map<CallersKey, Integer> done = new LinkedHashMap<>();
        for (int i = 0; i < outcomes.length; i++) {
            if (outcomes[i].posted() != null) {
                done.putIfAbsent(CallersKey.of(postings.get(i).request()), i);
            }
        }
        List<Integer> places = List.copyOf(done.values());
        List<KeyedRequest> requests =
                places.stream().map(i -> postings.get(i).request()).toList();
        List<String> results = places.stream()
                .map(i -> TransactionId.of(outcomes[i].posted()).toString())
                .toList();
        return books.write()
                .chain(() -> openRules.write())
                .chain(() -> requests.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : IdempotencyKeys.keep(transaction, requests, results))
                .chain(() -> Multi.createFrom()
                        .iterable(places)
                        .filter(i -> postings.get(i).reverses())
                        .onItem()
                        .transformToUniAndConcatenate(i -> audit.record(
                                transaction, postings.get(i).request().caller(), change(postings.get(i), outcomes[i])))
                        .collect()
                        .last()
                        .replaceWithVoid());
    }

    private static Change change(Posting posting, Outcome outcome) {
        Posted posted = Objects.requireNonNull(outcome.posted());
        JsonObject after = new JsonObject()
                .put("kind", posted.kind().name())
                .put("amount", posted.amount())
                .put("forgiven", posted.shortfall())
                .put("reverses", posted.reverses());
        return Change.created(posting.request().operation(), "PointsTransaction", TransactionId.of(posted), after)
                .because(posting.memo().reason());
    }

    List<Outcome> outcomes() {
        return List.of(outcomes);
    }

    /** An original is brought in once; a customer's second reversal must see the first. */
    static boolean mayShare(List<Posting> batch, Posting next) {
        return !next.reverses()
                || batch.stream()
                        .noneMatch(other -> other.reverses() && Objects.equals(other.customerId(), next.customerId()));
    }
}
