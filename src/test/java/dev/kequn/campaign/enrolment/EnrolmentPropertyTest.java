package dev.kequn.campaign.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.campaign.SampleCampaign;
import dev.kequn.campaign.contact.SampleContactPolicy;
import dev.kequn.campaign.enrolment.EnrolmentOracle.Campaign;
import dev.kequn.campaign.enrolment.EnrolmentOracle.Person;
import dev.kequn.support.Database;
import dev.kequn.support.TestBank;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens to customers, segments and campaigns, who is enrolled and as what is what an oracle finds. */
@QuarkusTest
@WithTestResource(TestBank.class)
class EnrolmentPropertyTest {
    private static final EnrolmentBank BANK = new EnrolmentBank("ENP", 71_000_000);
    private static final int CUSTOMERS = 60;
    private static final int SEGMENTS = 5;
    private static final int STEPS = 10;
    private static final List<String> LEVELS = List.of("MASS", "GOLD", "PLATINUM");
    private static final LocalDate FROM = LocalDate.of(2026, 7, 1);
    private static final LocalDate TO = LocalDate.of(2026, 7, 31);

    private final Enroller enroller;
    private final Pool pool;
    private final Map<String, SampleCampaign> samples = new TreeMap<>();

    @Inject
    EnrolmentPropertyTest(Enroller enroller, Pool pool) {
        this.enroller = enroller;
        this.pool = pool;
    }

    @AfterEach
    void close() {
        SampleCampaign.forget();
        SampleContactPolicy.forget();
        BANK.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {20261122, 4711, 3})
    void equalsTheOracle(long seed) {
        // Given
        Random random = new Random(seed);
        EnrolmentOracle oracle = new EnrolmentOracle();
        scene(random, oracle);

        for (int step = 0; step < STEPS; step++) {
            // When
            List<String> done = new ArrayList<>();
            for (int i = random.nextInt(8); i >= 0; i--) {
                done.add(change(random, oracle));
            }
            enrol(random);
            oracle.run(BANK);

            // Then
            String what = "seed %d, step %d: %s".formatted(seed, step, done);
            assertThat(found()).as(what).isEqualTo(oracle.enrolled);
            String before = rows();
            enrol(random);
            assertThat(rows()).as(what).isEqualTo(before);
        }
        assertThat(oracle.enrolled).hasSizeGreaterThan(CUSTOMERS / 2);
    }

    private void scene(Random random, EnrolmentOracle oracle) {
        SampleCampaign.forget();
        BANK.open(CUSTOMERS, SEGMENTS);
        List<String> levels = IntStream.range(0, CUSTOMERS)
                .mapToObj(i -> random.nextInt(4) == 0 ? null : LEVELS.get(random.nextInt(3)))
                .toList();
        BANK.assess(new ArrayList<>(levels));
        for (int i = 1; i <= CUSTOMERS; i++) {
            person(random, oracle, i, levels.get(i - 1));
            for (int segment = 0; segment < SEGMENTS; segment++) {
                if (random.nextInt(3) == 0) {
                    member(oracle, segment, i, true);
                }
            }
        }
        oracle.universalControl = random.nextInt(2000);
        EnrolmentBank.universalControl(oracle.universalControl);
        for (String code : List.of("ENP_A", "ENP_B", "ENP_C")) {
            launch(random, oracle, code);
        }
    }

    private void launch(Random random, EnrolmentOracle oracle, String code) {
        List<Integer> segments = new ArrayList<>(List.of(0, 1, 2, 3, 4));
        java.util.Collections.shuffle(segments, random);
        Campaign campaign = new Campaign(
                code,
                segments.subList(0, 1 + random.nextInt(3)),
                segments.subList(4, 4 + random.nextInt(2)),
                random.nextBoolean());
        campaign.controlShare = random.nextInt(5000);
        campaign.pilotShare = random.nextBoolean() ? 1 + random.nextInt(6000) : 0;
        campaign.rolledOut = campaign.pilotShare == 0;
        SampleCampaign sample = sample(campaign);
        sample.live(FROM, TO);
        samples.put(code, sample);
        oracle.campaigns.add(campaign);
    }

    private static SampleCampaign sample(Campaign campaign) {
        SampleCampaign sample = SampleCampaign.of(campaign.code)
                .audience(codes(campaign.audience))
                .exclusions(codes(campaign.exclusions))
                .control(campaign.controlShare)
                .step("FIRST", campaign.approached ? "" : "channels = '{}', most_approaches = 0")
                .step("SECOND");
        return campaign.pilotShare > 0 ? sample.pilot(campaign.pilotShare) : sample;
    }

    private static String[] codes(List<Integer> segments) {
        return segments.stream().map(BANK::segment).toArray(String[]::new);
    }

    private String change(Random random, EnrolmentOracle oracle) {
        int customer = 1 + random.nextInt(CUSTOMERS);
        Campaign campaign = oracle.campaigns.get(random.nextInt(oracle.campaigns.size()));
        switch (random.nextInt(10)) {
            case 0, 1, 2, 3 -> {
                int segment = random.nextInt(SEGMENTS);
                boolean is = random.nextInt(3) > 0;
                member(oracle, segment, customer, is);
                return "member %d %d %s".formatted(segment, customer, is);
            }
            case 4, 5 -> {
                person(random, oracle, customer, oracle.people.get(customer).level());
                return customer + " is " + oracle.people.get(customer);
            }
            case 6 -> {
                campaign.rolledOut = true;
                Database.execute("update campaign set rolled_out = true where code = '%s'".formatted(campaign.code));
                return campaign.code + " rolled out";
            }
            case 7 -> {
                campaign.paused = !campaign.paused;
                Database.execute("update campaign set state = '%s' where code = '%s'"
                        .formatted(campaign.paused ? "PAUSED" : "LIVE", campaign.code));
                return campaign.code + " paused " + campaign.paused;
            }
            case 8 -> {
                campaign.version++;
                campaign.controlShare = random.nextInt(5000);
                sample(campaign).replaced();
                return campaign.code + " replaced";
            }
            default -> {
                oracle.universalControl = random.nextInt(2000);
                EnrolmentBank.universalControl(oracle.universalControl);
                return "universal control " + oracle.universalControl;
            }
        }
    }

    private static void member(EnrolmentOracle oracle, int segment, int customer, boolean is) {
        BANK.member(segment, customer, is);
        if (is) {
            oracle.members.computeIfAbsent(segment, none -> new TreeSet<>()).add(customer);
        } else {
            oracle.members.getOrDefault(segment, new TreeSet<>()).remove(customer);
        }
    }

    private static void person(Random random, EnrolmentOracle oracle, int customer, String level) {
        LocalDate opened =
                switch (random.nextInt(4)) {
                    case 0 -> null;
                    case 1 -> EnrolmentOracle.TODAY.minusDays(363 + random.nextInt(4));
                    default -> EnrolmentOracle.TODAY.minusDays(random.nextInt(4000));
                };
        LocalDate closed = random.nextInt(4) == 0 ? EnrolmentOracle.TODAY.plusDays(random.nextInt(5) - 2) : null;
        Person person = new Person(random.nextInt(5) == 0, opened, closed, level);
        BANK.is(customer, person.prospect(), opened, closed);
        oracle.people.put(customer, person);
    }

    /** In ranges of any size, as a run's chunks are. */
    private void enrol(Random random) {
        int first = 1;
        while (first <= CUSTOMERS) {
            long from = BANK.id(first);
            first += 1 + random.nextInt(CUSTOMERS);
            long to = BANK.id(Math.min(first - 1, CUSTOMERS));
            pool.withTransaction(transaction -> enroller.audience(transaction, from, to))
                    .await()
                    .indefinitely();
        }
    }

    private static Map<String, String> found() {
        Map<String, String> found = new TreeMap<>();
        Database.rows(
                        """
                        select c.code || ' ' || e.customer_id, e.entry, v.version, e.bucket, e.arm, e.pilot, e.source, s.code,
                            e.level, e.branch_code, e.newcomer, e.enrolled_on, e.state, e.position, e.approaches, e.no_shows,
                            e.next_act, e.next_on
                        from enrolment e join campaign c using (campaign_id) join campaign_version v using (version_id)
                            left join segment s using (segment_id)""")
                .forEach(row -> found.put(row.substring(0, row.indexOf('|')), row.substring(row.indexOf('|') + 1)));
        return found;
    }

    private static String rows() {
        return Database.value(
                "select coalesce(string_agg(e::text || xmin::text, ',' order by customer_id, round_id), '')"
                        + " from enrolment e");
    }
}
