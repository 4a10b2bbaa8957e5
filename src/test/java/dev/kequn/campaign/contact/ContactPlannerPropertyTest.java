package dev.kequn.campaign.contact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.campaign.SampleCampaign;
import dev.kequn.campaign.contact.PlanOracle.Cap;
import dev.kequn.campaign.contact.PlanOracle.Person;
import dev.kequn.campaign.contact.PlanOracle.Slot;
import dev.kequn.campaign.contact.PlanOracle.Verdict;
import dev.kequn.campaign.contact.PlanOracle.Wish;
import dev.kequn.support.Database;
import dev.kequn.support.SampleBranch;
import dev.kequn.support.TestBank;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the caps, budgets and slots, the planner decides as one who takes one approach after the other. */
@QuarkusTest
@WithTestResource(TestBank.class)
class ContactPlannerPropertyTest {
    private static final SampleBranch BRANCH = new SampleBranch("CP", 71_000_000);
    private static final LocalDate TODAY = LocalDate.of(2026, 7, 15);
    private static final List<String> CHANNELS = List.of("SMS", "PUSH", "WECHAT", "EMAIL", "PHONE");
    private static final int CUSTOMERS = 25;
    private static final int CAMPAIGNS = 5;

    @Inject
    ContactPlanner planner;

    @Inject
    Pool pool;

    private final List<String> scene = new ArrayList<>();

    @AfterEach
    void close() {
        SampleCampaign.forget();
        SampleContactPolicy.forget();
        BRANCH.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void decidesAsTheOracle(long seed) {
        // Given
        BRANCH.open(CUSTOMERS);
        SampleCampaign.forget();
        Random random = new Random(seed);
        PlanOracle oracle = policy(random);
        long old = SampleCampaign.of("CP_OLD")
                .entry("OLD", null)
                .step("OLD")
                .live(TODAY.minusDays(100), TODAY.plusDays(100));
        for (int i = 1; i <= CUSTOMERS; i++) {
            person(random, oracle, i, old);
        }
        List<Wish> wishes = new ArrayList<>();
        for (int i = 0; i < CAMPAIGNS; i++) {
            campaign(random, oracle, wishes, i);
        }
        Database.inOneTransaction(scene.toArray(String[]::new));

        // When
        pool.withTransaction(transaction -> seed % 2 == 0
                        ? planner.planRange(transaction, BRANCH.id(1), BRANCH.id(CUSTOMERS))
                        : planner.planFor(
                                transaction, oracle.people.keySet().stream().toList()))
                .await()
                .indefinitely();

        // Then
        List<Verdict> verdicts = oracle.plan(wishes);
        assertThat(verdicts.stream().map(Verdict::reason).distinct()).hasSizeGreaterThan(2);
        assertThat(Database.rows(
                        "select customer_id, round_id, approach, channel, coalesce(reason, 'DUE'), cost from contact"
                                + " where policy > 1 order by customer_id, round_id"))
                .isEqualTo(inOrder(verdicts)
                        .map(verdict -> "%d|%d|%d|%s|%s|%d"
                                .formatted(
                                        verdict.wish().customerId(),
                                        verdict.wish().round(),
                                        verdict.wish().approaches() + 1,
                                        verdict.wish().channel(),
                                        verdict.reason() == null ? "DUE" : verdict.reason(),
                                        verdict.cost()))
                        .toList());
        assertThat(Database.rows("select approaches, next_act, next_on from enrolment where next_act is not null"
                        + " order by customer_id, round_id"))
                .isEqualTo(inOrder(verdicts).map(oracle::after).toList());
        oracle.funds.forEach((round, left) -> assertThat(Database.value(
                        "select budget - reserved - spent from campaign_round where round_id = " + round))
                .isEqualTo(left.toString()));
        assertThat(Database.value("select count(*) from contact where policy > 1 and (state = 'DUE') <>"
                        + " (slot_on is not null and slot_on = (due_at at time zone 'Asia/Shanghai')::date)"))
                .isEqualTo("0");
    }

    private static Stream<Verdict> inOrder(List<Verdict> verdicts) {
        return verdicts.stream()
                .sorted(Comparator.comparingLong(
                                (Verdict verdict) -> verdict.wish().customerId())
                        .thenComparing(verdict -> verdict.wish().round()));
    }

    private static PlanOracle policy(Random random) {
        SampleContactPolicy policy = SampleContactPolicy.free();
        boolean tomorrow = random.nextInt(3) == 0;
        if (tomorrow) {
            policy.quiet("11:30", "06:00");
        } else if (random.nextBoolean()) {
            policy.quiet("11:00", "13:00");
        }
        PlanOracle oracle = new PlanOracle(TODAY, tomorrow ? TODAY.plusDays(1) : TODAY);
        for (int i = random.nextInt(5); i > 0; i--) {
            Cap cap = new Cap(
                    random.nextBoolean() ? null : CHANNELS.get(random.nextInt(CHANNELS.size())),
                    random.nextInt(5),
                    1 + random.nextInt(30) + 40 * i);
            oracle.caps.add(cap);
            policy.cap(cap.channel(), cap.times(), cap.days());
        }
        CHANNELS.stream().filter(channel -> random.nextInt(4) > 0).forEach(channel -> {
            long cost = random.nextInt(20);
            oracle.costs.put(channel, cost);
            policy.cost(channel, cost);
        });
        policy.set();
        return oracle;
    }

    private void person(Random random, PlanOracle oracle, int i, long old) {
        long id = BRANCH.id(i);
        Person person = new Person(
                id,
                random.nextInt(8) > 0,
                random.nextInt(6) > 0,
                random.nextInt(15) == 0,
                random.nextInt(6) > 0 ? null : TODAY.plusDays(random.nextInt(3) - 1L),
                new ArrayList<>());
        oracle.people.put(id, person);
        scene.add("insert into customer_consent values (%d, 'MARKETING', '2026-03-01', %s, 'api', 'test')"
                .formatted(id, person.consents()));
        if (!person.phone()) {
            scene.add("update customer set phone = null where customer_id = " + id);
        }
        if (person.closed()) {
            scene.add("update customer set closed_on = '2026-07-15' where customer_id = " + id);
        }
        if (person.suppressedUntil() != null) {
            scene.add("insert into contact_standing values (%d, 0, '%s')".formatted(id, person.suppressedUntil()));
        }
        scene.add(
                """
                insert into enrolment (customer_id, round_id, entry, campaign_id, version_id, bucket, arm, pilot, source,
                    branch_code, newcomer, enrolled_on, enrolled_at, state, step_entered_at, closed_on)
                select %d, round_id, 1, campaign_id, in_force, 1, 'TREATED', false, 'EVENT', 'B', false, '2026-01-01',
                    '2026-01-01', 'COMPLETED', '2026-01-01', '2026-01-01'
                from campaign_round join campaign using (campaign_id) where round_id = %d"""
                        .formatted(id, old));
        for (int n = random.nextInt(6); n > 0; n--) {
            Slot slot =
                    new Slot(CHANNELS.get(random.nextInt(CHANNELS.size())), TODAY.plusDays(random.nextInt(80) - 60L));
            person.slots().add(slot);
            scene.add(
                    """
                    insert into contact (customer_id, campaign_id, round_id, entry, version_id, step, position, approach,
                        channel, priority, policy, planned_on, due_at, slot_on, state, lease)
                    select customer_id, campaign_id, round_id, 1, version_id, 'OLD', 0, %d, '%s', 1, 1, '2026-01-01',
                        '2026-01-01', '%s', 'DELIVERED', 1 from enrolment where customer_id = %d and round_id = %d"""
                            .formatted(n, slot.channel(), slot.on(), id, old));
        }
    }

    private void campaign(Random random, PlanOracle oracle, List<Wish> wishes, int i) {
        int priority = random.nextInt(3);
        int timeLimit = 1 + random.nextInt(10);
        List<String> channels = new ArrayList<>();
        for (int n = random.nextInt(3); n >= 0; n--) {
            channels.add(CHANNELS.get(random.nextInt(CHANNELS.size())));
        }
        SampleCampaign campaign = SampleCampaign.of("CP_" + i)
                .entry("COME", null)
                .priority(priority)
                .step("COME", "time_limit = %d, channels = '{%s}'".formatted(timeLimit, String.join(",", channels)));
        Long budget = random.nextBoolean() ? null : (Long) (long) random.nextInt(100);
        if (budget != null) {
            campaign.budget(budget);
        }
        long round = campaign.live(TODAY.minusDays(30), TODAY.plusDays(30));
        if (budget != null) {
            oracle.funds.put(round, budget);
        }
        for (int customer = 1; customer <= CUSTOMERS; customer++) {
            if (random.nextInt(4) > 0) {
                Wish wish = new Wish(
                        BRANCH.id(customer),
                        round,
                        priority,
                        channels,
                        random.nextInt(3),
                        TODAY.minusDays(random.nextInt(12)),
                        timeLimit);
                wishes.add(wish);
                scene.add(
                        """
                        insert into enrolment (customer_id, round_id, entry, campaign_id, version_id, bucket, arm, pilot,
                            source, branch_code, newcomer, enrolled_on, enrolled_at, state, step_entered_at, approaches,
                            next_act, next_on)
                        select %1$d, round_id, 1, campaign_id, in_force, 1, 'TREATED', false, 'EVENT', 'B', false, '%3$s',
                            '%3$s', 'ACTIVE', '%3$s 00:30+08', %2$d, 'APPROACH', '%3$s'
                        from campaign_round join campaign using (campaign_id) where round_id = %4$d"""
                                .formatted(wish.customerId(), wish.approaches(), wish.enteredOn(), round));
            }
        }
    }
}
