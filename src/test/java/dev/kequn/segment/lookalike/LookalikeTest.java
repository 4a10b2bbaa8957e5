package dev.kequn.segment.lookalike;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.matchesRegex;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.kequn.segment.Segmenting;
import dev.kequn.support.Database;
import dev.kequn.support.Eventually;
import dev.kequn.support.Graphql;
import dev.kequn.support.OwnBank;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A bank of 3,000, of whom a quarter sail; four in ten sailors are fans, and one in twenty of the others. All fans and
 * half of the others are women.
 */
@QuarkusTest
@TestProfile(LookalikeTest.Bank.class)
class LookalikeTest {
    public static class Bank extends OwnBank {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("kequn.segment.lookalike.forbidden-features", "occupation");
        }
    }

    private static final String CUSTOMERS = "3000";
    private static final String ENTRIES =
            """
            from segment_entry join segment_definition using (definition_id) join segment using (segment_id)
                 join customer using (customer_id) where code = '%s'""";
    private static final String MODEL =
            """
            query($code: String!) { segment(code: $code) { draft { state lookalike { trainedBy method customers seedSize digest
                features forbidden leftOut factors { feature value lift seedShare restShare points }
                quality { customers seeds auc aucError recall lift brier brierOfShare
                    reached { percent customers found recall lift } calibration { customers told found } } } } } }""";
    private static final AtomicInteger DRAFTS = new AtomicInteger();
    private static final String AT = "data.segment.draft.lookalike.";

    /** Of a segment of the test's own. */
    private final String code = "LIKE_" + DRAFTS.incrementAndGet();

    @BeforeEach
    void open() {
        if (Database.value("select count(*) from customer").equals("0")) {
            populate();
            Segmenting.inForce(Segmenting.rule("FANS", "hasTag(\"FAN\")"));
            Segmenting.inForce(Segmenting.rule("FEW", "hasTag(\"FAN\") && hasTag(\"FEW\")"));
        }
    }

    @Test
    void findsThoseMostLikeTheSeedAmongThoseWhoMayBeAddressed() {
        draft("FANS", "BROAD");
        train(List.of());

        String eligible =
                """
                select count(*) from customer c where %s and not exists (select from customer_tag t
                    where t.customer_id = c.customer_id and t.tag in ('FAN', 'BLOCKED'))"""
                        .formatted("customer_id % 10 < 8 and closed_on is null");
        long rest = Long.parseLong(Database.value(eligible));
        assertThat(entries("true")).isEqualTo((rest + 9) / 10);
        assertThat(entries("customer_id % 10 = 9"))
                .as("do not agree to profiling")
                .isZero();
        assertThat(entries("customer_id % 10 = 8"))
                .as("took their consent to marketing back")
                .isZero();
        assertThat(entries("closed_on is not null")).as("have left").isZero();
        assertThat(entries("exists (select from customer_tag t where t.customer_id = customer.customer_id"
                        + " and t.tag = 'BLOCKED')"))
                .as("are excluded")
                .isZero();
        assertThat(entries("exists (select from customer_tag t where t.customer_id = customer.customer_id"
                        + " and t.tag = 'FAN')"))
                .as("are of the seed")
                .isZero();
        assertThat(entries("customer_id % 4 = 0")).as("sail").isEqualTo((rest + 9) / 10);
    }

    @Test
    void tellsWhatItIsWorthAndWhy() {
        draft("FANS", "NARROW");
        train(List.of());

        model().body("data.segment.draft.state", equalTo("DRAFT"))
                .body(AT + "trainedBy", equalTo("segment-maker"))
                .body(
                        AT + "seedSize",
                        equalTo(
                                Integer.parseInt(
                                        Database.value(
                                                """
                                        select count(*) from customer_tag t join customer c using (customer_id)
                                        where tag = 'FAN' and customer_id % 10 < 8 and closed_on is null and not exists
                                            (select from customer_tag b where b.customer_id = c.customer_id
                                             and b.tag = 'BLOCKED')"""))))
                .body(AT + "features", hasItems("age", "gender", "branch", "attribute(\"hobby\")", "averageAum(90)"))
                .body(AT + "features", hasItems("attribute(\"area\")", "tag(\"VIP\")", "holds(\"LA_FUND\")"))
                .body(AT + "features", hasItems("holdsCategory(\"FUND\")", "count(\"LA_LOGIN\", 90)", "openedOn"))
                .body(AT + "features", not(hasItem("occupation")))
                .body(AT + "features", not(hasItem("tag(\"FAN\")")))
                .body(AT + "forbidden", contains("occupation"))
                .body(AT + "leftOut", contains("tag(\"FAN\")"))
                .body(AT + "factors[0].feature", equalTo("attribute(\"hobby\")"))
                .body(AT + "factors[0].value", equalTo("sail"))
                .body(AT + "factors[0].lift", allOf(greaterThan(3f), lessThan(6f)))
                .body(AT + "factors.feature", hasItem("gender"))
                .body(AT + "quality.auc", allOf(greaterThan(0.75f), lessThan(0.95f)))
                .body(AT + "quality.lift", allOf(greaterThan(2f), lessThan(5f)))
                .body(AT + "quality.recall", allOf(greaterThan(0.2f), lessThan(0.5f)))
                .body(AT + "quality.reached.percent", contains(1, 5, 10, 20, 50))
                .body(AT + "quality.calibration", hasSize(10))
                .body(AT + "digest", matchesRegex("[0-9a-f]{64}"));
        List<Float> brier = List.of(
                model().extract().<Float>path(AT + "quality.brier"),
                model().extract().<Float>path(AT + "quality.brierOfShare"));
        assertThat(brier.get(0)).isLessThan(brier.get(1));
    }

    @Test
    void theSameDataGiveTheSameModelAndTheSameCustomers() {
        draft("FANS", "BALANCED");
        train(List.of());
        String first = figures();
        train(List.of());

        assertThat(figures()).isEqualTo(first);
    }

    @Test
    void doesNotLearnFromWhatACallLeavesOut() {
        draft("FANS", "BALANCED");
        train(List.of("gender", "attribute"));

        model().body(AT + "features", everyItem(not(equalTo("gender"))))
                .body(AT + "features.findAll { it.startsWith('attribute') }", empty())
                .body(AT + "factors.findAll { it.feature == 'gender' || it.feature.startsWith('attribute') }", empty())
                .body(AT + "forbidden", contains("attribute", "gender", "occupation"));
    }

    @Test
    void aTagWithoutAValueIsKnownToHold() {
        Segmenting.inForce(Segmenting.rule("SAILORS", "attribute(\"hobby\") == \"sail\""));
        draft("SAILORS", "NARROW");
        train(List.of());

        model().body(AT + "leftOut", contains("attribute(\"hobby\")"))
                .body(AT + "factors.findAll { it.feature == 'tag(\"FAN\")' }.value", contains("yes"));
    }

    @Test
    void takesAsManyAsTheDefinitionSays() {
        draft(Map.of("seed", "FANS", "reach", "SIZE", "size", 37));
        train(List.of());

        assertThat(entries("true")).isEqualTo(37);
    }

    @Test
    void membershipFollowsTheList() {
        draft("FANS", "NARROW");
        train(List.of());
        Segmenting.submit(code).body("data.step.errors", empty());
        List<String> open = Database.rows("select version, revision from segment_definition where state = 'SUBMITTED'");
        String[] read = open.get(0).split("\\|");
        Segmenting.approve(code, Integer.parseInt(read[0]), Integer.parseInt(read[1]))
                .body("data.step.errors", empty());
        Segmenting.awaitRefresh(code);

        assertThat(Segmenting.members(code))
                .isEqualTo(Database.rows("select customer_no " + ENTRIES.formatted(code) + " order by customer_no"))
                .isNotEmpty();
    }

    @Test
    void aSmallSeedIsRefusedAndNothingChanges() {
        draft("FEW", "BALANCED");
        String before = Database.value("select count(*) from job_run where job = 'segment-lookalike'");

        ask(code, List.of())
                .body("data.lookalikeTrain.run", nullValue())
                .body("data.lookalikeTrain.errors.code", contains("SEED_TOO_SMALL"));

        assertThat(Database.value("select count(*) from job_run where job = 'segment-lookalike'"))
                .isEqualTo(before);
        assertThat(entries("true")).isZero();
        model().body("data.segment.draft.lookalike", nullValue());
    }

    @Test
    void isNotSubmittedBeforeItWasTrained() {
        draft("FANS", "BALANCED");

        Segmenting.submit(code)
                .body("data.step.errors.code", contains("NOT_TRAINED"))
                .body("data.step.segment", nullValue());

        model().body("data.segment.draft.state", equalTo("DRAFT"));
    }

    @Test
    void aDraftThatSaysSomethingElseLosesItsModel() {
        draft("FANS", "BALANCED");
        train(List.of());
        draft("FANS", "BALANCED");
        model().body(AT + "seedSize", greaterThan(100));
        draft("FANS", "BROAD");

        model().body("data.segment.draft.lookalike", nullValue());
        assertThat(entries("true")).isZero();
        Segmenting.submit(code).body("data.step.errors.code", contains("NOT_TRAINED"));
    }

    @Test
    void onlyADraftOfALookalikeIsTrained() {
        ask("NOWHERE", List.of()).body("data.lookalikeTrain.errors.code", contains("UNKNOWN_SEGMENT"));
        ask("FANS", List.of()).body("data.lookalikeTrain.errors.code", contains("WRONG_STATE"));
        draft("FANS", "BALANCED");
        ask(code, List.of("gender", "sex"))
                .body("data.lookalikeTrain.errors.code", contains("UNKNOWN_FEATURE"))
                .body("data.lookalikeTrain.errors.field", contains("without[1]"));
    }

    private void draft(String seed, String reach) {
        draft(Map.of("seed", seed, "reach", reach));
    }

    private void draft(Map<String, Object> more) {
        Map<String, Object> input = Segmenting.input(code, "LOOKALIKE", more);
        input.put("rule", "hasTag(\"BLOCKED\")");
        Segmenting.draft(input).body("data.segmentDraft.errors", empty());
    }

    private static ValidatableResponse ask(String code, List<String> without) {
        return Graphql.as(
                Segmenting.MAKER,
                "mutation($code: String!, $without: [String!]) { lookalikeTrain(code: $code, without: $without) {"
                        + " run { id } errors { code field message } } }",
                Map.of("code", code, "without", without));
    }

    private void train(List<String> without) {
        String run = ask(code, without)
                .body("data.lookalikeTrain.errors", empty())
                .extract()
                .path("data.lookalikeTrain.run.id");
        String state = "select state from job_run where run_id = " + run;
        Eventually.holds(
                "the training has ended", () -> List.of("SUCCEEDED", "FAILED").contains(Database.value(state)));
        assertThat(Database.value(state)).isEqualTo("SUCCEEDED");
    }

    private ValidatableResponse model() {
        return Graphql.as(Segmenting.MAKER, MODEL, Map.of("code", code)).body("errors", nullValue());
    }

    private String figures() {
        return Database.value("select digest || quality || factors from segment_lookalike join segment_definition"
                        + " using (definition_id) join segment using (segment_id) where code = '%s'".formatted(code))
                + Database.rows("select customer_id, score " + ENTRIES.formatted(code) + " order by customer_id");
    }

    private long entries(String where) {
        return Long.parseLong(Database.value("select count(*) " + ENTRIES.formatted(code) + " and " + where));
    }

    private static void populate() {
        String everyone = " from generate_series(1, " + CUSTOMERS + ") i";
        String fan = "i * 7919 % 1000 < case when i % 4 = 0 then 400 else 50 end";
        Database.execute(
                "insert into branch values ('LAB', '样板支行')",
                "insert into product values ('LA_FUND', '基金', 'FUND', 3)",
                "insert into customer (customer_id, customer_no, name, gender, birth_date, branch_code, occupation,"
                        + " opened_on, closed_on, attributes) select i, 'LA' || i, '客户', case when " + fan
                        + " or i % 2 = 0 then 'F' else 'M' end, date '1950-01-01' + i * 37 % 15000, 'LAB',"
                        + " case when " + fan + " then 'fan' else 'none' end, date '2015-01-01' + i * 17 % 3000,"
                        + " case when i % 50 = 1 then date '2026-01-01' end,"
                        + " jsonb_build_object('hobby', case i % 4 when 0 then 'sail' when 1 then 'chess' else 'none'"
                        + " end, 'area', i % 13)" + everyone,
                "insert into customer_number select customer_no, customer_id from customer",
                "insert into customer_tag select i, 'FAN', date '2026-01-01', null::date, null, 'test'" + everyone
                        + " where " + fan,
                "insert into customer_tag select i, 'FEW', date '2026-01-01', null::date, null, 'test'" + everyone
                        + " where i < 300",
                "insert into customer_tag select i, 'VIP', date '2026-01-01', null::date, 'gold', 'test'" + everyone
                        + " where i % 3 = 0",
                "insert into customer_tag select i, 'BLOCKED', date '2026-01-01', null::date, null, 'test'" + everyone
                        + " where i % 10 = 7",
                "insert into customer_consent (customer_id, purpose, granted, source, actor)"
                        + " select i, 'PROFILING', true, 'test', 'test'" + everyone + " where i % 10 <> 9",
                "insert into customer_consent (customer_id, purpose, given_at, granted, source, actor)"
                        + " select i, 'MARKETING', timestamptz '2026-01-01 00:00Z', true, 'test', 'test'" + everyone,
                "insert into customer_consent (customer_id, purpose, given_at, granted, source, actor)"
                        + " select i, 'MARKETING', timestamptz '2026-02-01 00:00Z', false, 'test', 'test'" + everyone
                        + " where i % 10 = 8",
                "insert into holding (customer_id, account_no, product_code, opened_on)"
                        + " select i, 'LA' || i, 'LA_FUND', date '2024-01-01'" + everyone + " where i % 5 = 0",
                "insert into customer_event (customer_id, source, external_id, type, occurred_at)"
                        + " select i, 'test', 'la' || i, 'LA_LOGIN', timestamptz '2026-07-01 00:00Z'" + everyone
                        + " where i % 3 = 0",
                "analyze");
    }
}
