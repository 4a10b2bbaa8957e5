package dev.kequn.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.kequn.support.Database;
import dev.kequn.support.Eventually;
import dev.kequn.support.Graphql;
import dev.kequn.support.SampleBranch;
import dev.kequn.support.TestBank;
import dev.kequn.support.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Membership follows the definition in force and the facts of customers. */
@QuarkusTest
@WithTestResource(TestBank.class)
class SegmentMembershipTest {
    private static final SampleBranch BRANCH = new SampleBranch("SG", 61_000_000);

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
    void anApprovedRuleFindsItsMembers() {
        Segmenting.inForce(Segmenting.rule("SG_RICH", "branch == \"SGB\" && aum >= money(\"8000\")"));

        assertThat(Segmenting.members("SG_RICH")).containsExactly("SG004", "SG005", "SG006");
        Graphql.as(
                        Segmenting.CHECKER,
                        """
                        { segment(code: "SG_RICH") { size definition { version state name(locale: EN) }
                            members(first: 2) { totalCount pageInfo { hasNextPage }
                                edges { node { customer { customerNo name } enteredOn reason version } } }
                            sizeHistory(from: "2026-07-01", to: "2026-07-31") { day size came gone } } }""")
                .body("data.segment.size", equalTo(3))
                .body("data.segment.definition.name", equalTo("Segment SG_RICH"))
                .body("data.segment.members.totalCount", equalTo(3))
                .body("data.segment.members.pageInfo.hasNextPage", equalTo(true))
                .body("data.segment.members.edges.node.customer.customerNo", contains("SG004", "SG005"))
                .body("data.segment.members.edges.node.customer.name", contains("客**", "客**"))
                .body("data.segment.members.edges.node.enteredOn", contains("2026-07-15", "2026-07-15"))
                .body("data.segment.members.edges.node.reason", contains("DEFINITION", "DEFINITION"))
                .body(
                        "data.segment.sizeHistory",
                        equalTo(List.of(Map.of("day", "2026-07-15", "size", 3, "came", 3, "gone", 0))));
    }

    @Test
    void changedFactsAreFollowed() {
        Segmenting.inForce(Segmenting.rule("SG_VIP", "branch == \"SGB\" && hasTag(\"SG_VIP\")"));
        assertThat(Segmenting.members("SG_VIP")).isEmpty();

        Graphql.as(
                        Tokens.staff("tagger", "operations"),
                        "mutation { customerTag(customerNo: \"SG002\", tag: \"SG_VIP\") { errors { code } } }")
                .body("errors", equalTo(null));

        Eventually.holds(
                "the tagged customer came", () -> Segmenting.members("SG_VIP").equals(List.of("SG002")));
    }

    @Test
    void nothingIsWrittenWhereNothingHasChanged() {
        Segmenting.inForce(Segmenting.rule("SG_ALL", "branch == \"SGB\""));
        Segmenting.inForce(Segmenting.rule("SG_NESTED", "inSegment(\"SG_ALL\") && aum >= money(\"8000\")"));
        String before = Database.value("select string_agg(m::text || xmin::text, ',' order by customer_id, segment_id)"
                + " from segment_member m");

        Graphql.as(Segmenting.CHECKER, "mutation { segmentRefresh(code: \"SG_ALL\") { run { id } errors { code } } }")
                .body("data.segmentRefresh.errors", equalTo(List.of()));

        Eventually.holds("the refresh is done", () -> Database.value(
                        "select state from job_run where job = 'segment-refresh' order by run_id desc limit 1")
                .equals("SUCCEEDED"));
        assertThat(Database.value("select string_agg(m::text || xmin::text, ',' order by customer_id, segment_id)"
                        + " from segment_member m"))
                .isEqualTo(before);
        assertThat(Segmenting.members("SG_NESTED")).containsExactly("SG004", "SG005", "SG006");
    }
}
