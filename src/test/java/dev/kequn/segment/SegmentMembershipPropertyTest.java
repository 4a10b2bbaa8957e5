package dev.kequn.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;

import dev.kequn.segment.MembershipOracle.Definition;
import dev.kequn.segment.MembershipOracle.Person;
import dev.kequn.support.Checks;
import dev.kequn.support.Database;
import dev.kequn.support.Eventually;
import dev.kequn.support.Graphql;
import dev.kequn.support.SampleBranch;
import dev.kequn.support.TestBank;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens to customers and definitions, membership is soon what an oracle finds, and its history what it was. */
@QuarkusTest
@WithTestResource(TestBank.class)
class SegmentMembershipPropertyTest {
    private static final SampleBranch BRANCH = new SampleBranch("SP", 64_000_000);
    private static final int CUSTOMERS = 8;
    private static final int STEPS = 24;
    private static final LocalDate TODAY = LocalDate.of(2026, 7, 15);
    private static final Map<String, String> KINDS = new TreeMap<>(Map.of(
            "SP_0",
            "RULE",
            "SP_1",
            "LIST",
            "SP_2",
            "RULE",
            "SP_3",
            "COMBINATION",
            "SP_4",
            "RULE",
            "SP_5",
            "COMBINATION",
            "SP_6",
            "RULE"));

    private final Set<String> retired = new HashSet<>();
    private final List<Map<String, Set<String>>> days = new ArrayList<>();

    @AfterEach
    void close() {
        Segmenting.forget();
        BRANCH.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {20261122, 4711})
    void equalsTheOracle(long seed) {
        // Given
        Segmenting.forget();
        BRANCH.open(CUSTOMERS);
        Random random = new Random(seed);
        MembershipOracle oracle = new MembershipOracle(random, BRANCH.branch());
        for (int i = 1; i <= CUSTOMERS; i++) {
            oracle.people.add(new Person(BRANCH.number(i), new TreeSet<>(), 2000L * i));
        }
        KINDS.keySet().stream().limit(5).forEach(code -> approve(oracle, code));

        for (int step = 0; step < STEPS; step++) {
            // When
            List<String> done = new ArrayList<>();
            for (int i = random.nextInt(3); i >= 0; i--) {
                done.add(change(random, oracle));
            }
            settle();

            // Then
            String what = "seed %d, step %d: %s".formatted(seed, step, done);
            assertThat(membership()).as(what).isEqualTo(found(oracle));
            assertThat(Checks.broken("segments")).as(what).isEmpty();
            if (step % 6 == 5) {
                refreshesWithoutAChange(oracle);
                nextDay(found(oracle));
            }
        }
        theDaysAreAsTheyWere();
    }

    private String change(Random random, MembershipOracle oracle) {
        List<String> codes = List.copyOf(oracle.inForce.keySet());
        String code = codes.get(random.nextInt(codes.size()));
        return switch (random.nextInt(10)) {
            case 0, 1, 2, 3 -> tag(random, oracle);
            case 4, 5, 6 -> balance(random, oracle);
            case 7 -> retire(oracle, code);
            default -> {
                List<String> alive = KINDS.keySet().stream()
                        .filter(one -> !retired.contains(one))
                        .toList();
                yield approve(oracle, alive.get(random.nextInt(alive.size())));
            }
        };
    }

    private String tag(Random random, MembershipOracle oracle) {
        int i = random.nextInt(CUSTOMERS);
        Person person = oracle.people.get(i);
        String tag = MembershipOracle.TAGS.get(random.nextInt(MembershipOracle.TAGS.size()));
        boolean on = !person.tags().contains(tag);
        Graphql.as(
                        Segmenting.CHECKER,
                        "mutation { %s(customerNo: \"%s\", tag: \"%s\") { errors { code } } }"
                                .formatted(on ? "customerTag" : "customerUntag", person.number(), tag))
                .body(on ? "data.customerTag.errors" : "data.customerUntag.errors", empty());
        if (on) {
            person.tags().add(tag);
        } else {
            person.tags().remove(tag);
        }
        return "tag " + person;
    }

    private static String balance(Random random, MembershipOracle oracle) {
        int i = random.nextInt(CUSTOMERS);
        Long amount = random.nextInt(5) == 0 ? null : (Long) (long) random.nextInt(10);
        long id = BRANCH.id(i + 1);
        Database.execute(
                "begin",
                "delete from balance_state where customer_id = " + id,
                amount == null
                        ? "select 1"
                        : "insert into balance_state values (%d, '2026-01-11', '2026-07-15', %d, 0, null, 0, 0, 0)"
                                .formatted(id, amount * 100),
                "commit");
        Person person = oracle.people.get(i);
        oracle.people.set(i, new Person(person.number(), person.tags(), amount));
        return "balance " + oracle.people.get(i);
    }

    private String approve(MembershipOracle oracle, String code) {
        Definition before = oracle.inForce.get(code);
        Definition definition = oracle.definition(code, before == null ? KINDS.get(code) : before.kind());
        Segmenting.approved(Segmenting.input(code, definition.kind(), definition.input()));
        oracle.inForce.put(code, definition);
        return "approve " + code + definition.input();
    }

    private String retire(MembershipOracle oracle, String code) {
        if (oracle.isAskedFor(code) || retired.size() > 1) {
            return "nothing";
        }
        Segmenting.retire(code, "over").body("data.step.errors", empty());
        oracle.inForce.remove(code);
        retired.add(code);
        return "retire " + code;
    }

    /** Every change is followed, and every definition. */
    private static void settle() {
        Eventually.holds("membership is in line", () -> Database.value(
                        """
                        select not exists (select from customer_change) and not exists (select from segment_stale)
                               and not exists (select from job_run where job = 'segment-refresh'
                                               and state in ('QUEUED', 'RUNNING'))""")
                .equals("true"));
    }

    private Map<String, Set<String>> found(MembershipOracle oracle) {
        Map<String, Set<String>> members = oracle.members();
        retired.forEach(code -> members.put(code, Set.of()));
        return members;
    }

    private static Map<String, Set<String>> membership() {
        Map<String, Set<String>> members = new TreeMap<>();
        Database.rows("select code from segment where code like 'SP\\_%'")
                .forEach(code -> members.put(code, new TreeSet<>(Segmenting.members(code))));
        return members;
    }

    private static void refreshesWithoutAChange(MembershipOracle oracle) {
        String before = rows();
        oracle.inForce.keySet().stream().findFirst().ifPresent(code -> Graphql.as(
                        Segmenting.CHECKER,
                        "mutation { segmentRefresh(code: \"%s\") { run { id } errors { code } } }".formatted(code))
                .body("data.segmentRefresh.errors", empty()));
        settle();
        assertThat(rows()).isEqualTo(before);
    }

    private static String rows() {
        return Database.value(
                "select string_agg(m::text || xmin::text, ',' order by customer_id, segment_id, entered_at)"
                        + " from segment_member m");
    }

    /** The business date of tests stands still, so what was goes a day back. */
    private void nextDay(Map<String, Set<String>> atItsEnd) {
        days.add(atItsEnd);
        String ours = " where segment_id in (select segment_id from segment where code like 'SP\\_%')";
        Database.execute(
                "update segment_member set entered_on = entered_on - 1, left_on = left_on - 1" + ours,
                "update segment_day set day = day - 10000" + ours,
                "update segment_day set day = day + 9999" + ours);
    }

    private void theDaysAreAsTheyWere() {
        for (int i = 0; i < days.size(); i++) {
            String day = TODAY.minusDays(days.size() - i).toString();
            for (Map.Entry<String, Set<String>> segment : days.get(i).entrySet()) {
                JsonPath answer = Graphql.as(
                                Segmenting.CHECKER,
                                """
                                query($code: String!, $day: Date!) { segment(code: $code) {
                                    members(day: $day, first: 100) { totalCount edges { node { customer { customerNo } } } }
                                    sizeHistory(from: "2026-01-01", to: $day) { size } } }""",
                                Map.of("code", segment.getKey(), "day", day))
                        .extract()
                        .jsonPath();
                String what = segment.getKey() + " on " + day;
                answer.setRootPath("data.segment");
                assertThat(answer.getList("members.edges.node.customer.customerNo", String.class))
                        .as(what)
                        .containsExactlyElementsOf(segment.getValue());
                assertThat(answer.getInt("members.totalCount"))
                        .isEqualTo(segment.getValue().size());
                List<Integer> sizes = answer.getList("sizeHistory.size");
                assertThat(sizes.isEmpty() ? 0 : sizes.get(sizes.size() - 1))
                        .as(what)
                        .isEqualTo(segment.getValue().size());
            }
        }
    }
}
