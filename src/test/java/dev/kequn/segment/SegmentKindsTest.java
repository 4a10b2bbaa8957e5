package dev.kequn.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.kequn.support.Database;
import dev.kequn.support.Graphql;
import dev.kequn.support.SampleBranch;
import dev.kequn.support.TestBank;
import dev.kequn.support.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Combinations, lists, versions, the end of a segment, and previews. */
@QuarkusTest
@WithTestResource(TestBank.class)
class SegmentKindsTest {
    private static final SampleBranch BRANCH = new SampleBranch("SK", 62_000_000);

    @BeforeEach
    void open() {
        BRANCH.open(6);
        Segmenting.forget();
    }

    @AfterEach
    void close() {
        Segmenting.forget();
        BRANCH.close();
    }

    @Test
    void aCombinationFollowsWhatItIsMadeOf() {
        Segmenting.inForce(Segmenting.rule("SK_ALL", "branch == \"SKB\""));
        Segmenting.inForce(Segmenting.rule("SK_RICH", "branch == \"SKB\" && aum >= money(\"8000\")"));
        Segmenting.inForce(Segmenting.input(
                "SK_REST",
                "COMBINATION",
                Map.of("combination", Map.of("everyOf", List.of("SK_ALL"), "noneOf", List.of("SK_RICH")))));
        assertThat(Segmenting.members("SK_REST")).containsExactly("SK001", "SK002", "SK003");

        Segmenting.inForce(Segmenting.rule("SK_RICH", "branch == \"SKB\" && aum >= money(\"4000\")"));

        assertThat(Segmenting.members("SK_REST")).containsExactly("SK001");
        assertThat(
                        Database.rows(
                                """
                        select customer_no, code, version, entry_reason, leave_reason from segment_member
                        join segment using (segment_id) join segment_definition using (definition_id)
                        join customer using (customer_id)
                        where left_at is not null or version = 2 order by 1, 2"""))
                .containsExactly(
                        "SK002|SK_REST|1|DEFINITION|FACTS",
                        "SK002|SK_RICH|2|DEFINITION|null",
                        "SK003|SK_REST|1|DEFINITION|FACTS",
                        "SK003|SK_RICH|2|DEFINITION|null");
    }

    @Test
    void fiftySegmentsAreCombined() {
        Segmenting.inForce(Segmenting.rule("SK_ALL", "branch == \"SKB\""));
        List<String> fifty = new ArrayList<>(Collections.nCopies(49, "SK_ALL"));
        fifty.add("SK_WITH_A_CODE_AS_LONG_AS_A_CODE_MAY_BE1");
        Segmenting.inForce(Segmenting.rule(fifty.get(49), "branch == \"SKB\" && age > 0"));

        Segmenting.inForce(Segmenting.input("SK_FIFTY", "COMBINATION", Map.of("combination", Map.of("anyOf", fifty))));

        assertThat(Segmenting.members("SK_FIFTY")).hasSize(6);
    }

    @Test
    void aListTakenFromARuleStaysWhenFactsChange() {
        Segmenting.inForce(Segmenting.input(
                "SK_LIST", "LIST", Map.of("rule", "branch in [\"SKB\", \"NO\"] && aum <= money(\"4000\")")));
        assertThat(Segmenting.members("SK_LIST")).containsExactly("SK001", "SK002");

        Database.execute("update balance_state set aum = 99900000 where customer_id = " + BRANCH.id(1));
        Segmenting.inForce(Segmenting.rule("SK_NOW", "branch == \"SKB\" && aum <= money(\"4000\")"));

        assertThat(Segmenting.members("SK_NOW")).containsExactly("SK002");
        assertThat(Segmenting.members("SK_LIST")).containsExactly("SK001", "SK002");
    }

    @Test
    void aRetiredSegmentLosesItsMembers() {
        Segmenting.inForce(Segmenting.rule("SK_ALL", "branch == \"SKB\""));
        Segmenting.inForce(Segmenting.rule("SK_NESTED", "inSegment(\"SK_ALL\")"));
        Segmenting.retire("SK_ALL", "over").body("data.step.errors.code", contains("IN_USE"));
        assertThat(Segmenting.members("SK_ALL")).hasSize(6);

        Segmenting.retire("SK_NESTED", "over").body("data.step.errors", empty());
        Segmenting.awaitRefresh("SK_NESTED");

        assertThat(Segmenting.members("SK_NESTED")).isEmpty();
        assertThat(Database.rows("select distinct leave_reason from segment_member where left_at is not null"))
                .containsExactly("RETIRED");
        Graphql.as(Segmenting.CHECKER, "{ segment(code: \"SK_NESTED\") { size retireReason members { totalCount } } }")
                .body("data.segment.size", equalTo(0))
                .body("data.segment.retireReason", equalTo("over"))
                .body("data.segment.members.totalCount", equalTo(0));
    }

    @Test
    void aPreviewTellsCountSampleAndOverlapAsFarAsTheCallerMayKnow() {
        Segmenting.inForce(Segmenting.rule("SK_RICH", "branch == \"SKB\" && aum >= money(\"8000\")"));
        String preview =
                """
                query($rule: String!) { segmentPreview(rule: $rule) { population exact count low high
                    sample { customerNo name phone } overlap { segment { code } customers } } }""";
        Map<String, String> all = Map.of("rule", "branch == \"SKB\"");

        Graphql.as(Segmenting.CHECKER, preview, all)
                .body("data.segmentPreview.exact", equalTo(true))
                .body("data.segmentPreview.count", equalTo(6))
                .body("data.segmentPreview.low", equalTo(6))
                .body("data.segmentPreview.sample", hasSize(6))
                .body("data.segmentPreview.overlap.segment.code", contains("SK_RICH"))
                .body("data.segmentPreview.overlap.customers", contains(3));
        Graphql.as(Segmenting.MAKER, preview, all)
                .body("data.segmentPreview.count", equalTo(6))
                .body("data.segmentPreview.overlap", empty());
        Graphql.as(Segmenting.MAKER, preview, Map.of("rule", "branch == \"SKB\" && aum >= money(\"8000\")"))
                .body("data.segmentPreview.count", equalTo(null))
                .body("data.segmentPreview.sample", empty());
        Graphql.as(Tokens.manager(BRANCH.manager()), preview, Map.of("rule", "known(branch)"))
                .body("data.segmentPreview.population", equalTo(6))
                .body("data.segmentPreview.sample.name", hasSize(6));
    }
}
