package dev.kequn.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.kequn.support.AtOnce;
import dev.kequn.support.Database;
import dev.kequn.support.Graphql;
import dev.kequn.support.SampleBranch;
import dev.kequn.support.TestBank;
import dev.kequn.support.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Members in groups of 50 to 150, each of one branch or manager and with an owner. */
@QuarkusTest
@WithTestResource(TestBank.class)
class CommunityTest {
    private static final SampleBranch BRANCH = new SampleBranch("SC", 74_000_000);
    private static final String FORM =
            """
            mutation($code: String!, $by: SegmentCommunitySplit!, $days: Int!) {
                done: segmentCommunitiesForm(code: $code, by: $by, silentAfterDays: $days) {
                    segment { code } communities members left moved joined errors { code field } } }""";
    private static final String COMMUNITIES =
            """
            { segment(code: "SC_ALL") { split { by silentAfterDays } communities { totalCount edges { node {
                id number size silentMembers flags branch { code } manager { managerNo } owner { managerNo }
                members(first: 2) { pageInfo { hasNextPage } edges { node { customerNo name } } } } } } } }""";

    @BeforeEach
    void open() {
        forget();
        // 320 customers of the branch, of whom 30 have no manager.
        Database.execute(
                "insert into branch values ('SCB', '样板支行') on conflict do nothing",
                "insert into branch values ('SCX', '别处') on conflict do nothing",
                "insert into manager values ('SCM', '陈', 'SCB', 'WEALTH') on conflict do nothing",
                "insert into manager values ('SCN', '林', 'SCB', 'LOBBY') on conflict do nothing",
                "insert into manager values ('SCX', '外', 'SCX', 'WEALTH') on conflict do nothing",
                "insert into customer (customer_id, customer_no, name, branch_code, manager_no) select 74000000 + i,"
                        + " 'SC' || lpad(i::text, 3, '0'), '客户' || i, 'SCB', case when i > 30 then 'SCM' end"
                        + " from generate_series(1, 320) i");
        Segmenting.inForce(Segmenting.rule("SC_ALL", "branch == \"SCB\""));
    }

    @AfterEach
    void close() {
        forget();
    }

    private static void forget() {
        Segmenting.forget();
        Database.execute("truncate segment_community_member", "delete from customer_event where source = 'sc'");
        BRANCH.close();
    }

    @Test
    void aBranchIsSplitEvenlyAndItsManagersShareTheCommunities() {
        form("BRANCH", 30)
                .body("data.done.errors", empty())
                .body("data.done.communities", equalTo(3))
                .body("data.done.members", equalTo(320))
                .body("data.done.joined", equalTo(320))
                .body("data.done.moved", equalTo(0));

        JsonPath seen = communities(Segmenting.CHECKER);
        assertThat(seen.getMap("split")).isEqualTo(Map.of("by", "BRANCH", "silentAfterDays", 30));
        assertThat(seen.getInt("communities.totalCount")).isEqualTo(3);
        seen.setRootPath("data.segment.communities.edges.node");
        assertThat(seen.getList("number")).isEqualTo(List.of(1, 2, 3));
        assertThat(seen.getList("size")).isEqualTo(List.of(107, 107, 106));
        assertThat(seen.getList("silentMembers")).isEqualTo(List.of(107, 107, 106));
        assertThat(seen.getList("flags")).isEqualTo(List.of(List.of("SILENT"), List.of("SILENT"), List.of("SILENT")));
        assertThat(seen.getList("branch.code")).isEqualTo(List.of("SCB", "SCB", "SCB"));
        assertThat(seen.getList("manager")).containsOnlyNulls();
        assertThat(seen.getList("owner.managerNo")).isEqualTo(List.of("SCN", "SCM", "SCN"));
        assertThat(Database.rows("select min(customer_no) || '-' || max(customer_no) from segment_community_member"
                        + " join segment_community using (community_id) join customer using (customer_id)"
                        + " group by number order by number"))
                .containsExactly("SC001-SC107", "SC108-SC214", "SC215-SC320");
        assertThat(
                        Database.rows(
                                """
                        select actor, subject_id, after_values ->> 'by', after_values ->> 'communities',
                               after_values ->> 'members' from audit_entry where action = 'segmentCommunitiesForm'
                        order by audit_id desc limit 1"""))
                .containsExactly("segment-checker|SC_ALL|BRANCH|3|320");
    }

    @Test
    void managersHaveCommunitiesAndWhoHasNoManagerIsWithHisBranch() {
        form("BRANCH", 30);
        form("MANAGER", 30)
                .body("data.done.communities", equalTo(3))
                .body("data.done.left", equalTo(290))
                .body("data.done.joined", equalTo(290));

        JsonPath seen = communities(Segmenting.CHECKER);
        seen.setRootPath("data.segment.communities.edges.node");
        assertThat(seen.getList("number")).isEqualTo(List.of(1, 4, 5));
        assertThat(seen.getList("size")).isEqualTo(List.of(30, 145, 145));
        assertThat(seen.getList("manager[1..2].managerNo")).isEqualTo(List.of("SCM", "SCM"));
        assertThat(seen.getList("owner.managerNo")).isEqualTo(List.of("SCN", "SCM", "SCM"));
        Graphql.as(
                        Segmenting.CHECKER,
                        "{ segment(code: \"SC_ALL\") { communities(flag: SMALL) { totalCount edges { node { number size"
                                + " flags manager { managerNo } branch { code } } } } } }")
                .body("data.segment.communities.totalCount", equalTo(1))
                .body("data.segment.communities.edges.node.number", contains(1))
                .body("data.segment.communities.edges.node.flags", contains(List.of("SMALL", "SILENT")))
                .body("data.segment.communities.edges.node.branch.code", contains("SCB"))
                .body("data.segment.communities.edges.node.manager", contains((Object) null));
    }

    @Test
    void formingAgainMovesNobodyWhoCanStay() {
        form("BRANCH", 30);
        String before = rows();
        form("BRANCH", 30)
                .body("data.done.left", equalTo(0))
                .body("data.done.moved", equalTo(0))
                .body("data.done.joined", equalTo(0));
        assertThat(rows()).isEqualTo(before);

        // 20 of the second leave, 10 come.
        Segmenting.settle();
        Database.execute(
                "update segment_member set left_at = now(), left_on = '2026-07-15', leave_reason = 'FACTS'"
                        + " where customer_id between 74000151 and 74000170",
                "insert into customer (customer_id, customer_no, name, branch_code) select 74000000 + i, 'SC' || i, '新',"
                        + " 'SCB' from generate_series(321, 330) i",
                "insert into segment_member (customer_id, segment_id, entered_at, entered_on, entry_reason, definition_id)"
                        + " select customer_id, segment_id, now(), '2026-07-15', 'FACTS', in_force from customer, segment"
                        + " where customer_no between 'SC321' and 'SC330' on conflict do nothing");
        form("BRANCH", 30)
                .body("data.done.left", equalTo(20))
                .body("data.done.moved", equalTo(0))
                .body("data.done.joined", equalTo(10))
                .body("data.done.communities", equalTo(3));
        assertThat(sizes()).containsExactly("1|107", "2|97", "3|106");
        assertThat(Database.value("select count(distinct community_id) from segment_community_member"
                        + " where customer_id > 74000320"))
                .isEqualTo("1");
    }

    @Test
    void moreThanFitSplitAndFewerAreJoined() {
        form("BRANCH", 30);
        Segmenting.settle();
        Database.execute("update segment_member set left_at = now(), left_on = '2026-07-15', leave_reason = 'FACTS'"
                + " where customer_id > 74000110");
        form("BRANCH", 30).body("data.done.communities", equalTo(1)).body("data.done.moved", equalTo(3));
        assertThat(sizes()).containsExactly("1|110");

        Database.execute("update segment_member set left_at = null, left_on = null, leave_reason = null");
        form("BRANCH", 30)
                .body("data.done.communities", equalTo(3))
                .body("data.done.moved", equalTo(0))
                .body("data.done.joined", equalTo(210));
        assertThat(sizes()).containsExactly("1|110", "4|105", "5|105");
        assertThat(Database.value("select count(*) from segment_community_member"))
                .isEqualTo("320");
    }

    @Test
    void aCommunityIsSilentWhileHalfOfItIs() {
        // The first 54 of the first community spoke on the last day that counts; the others too late, or not they.
        Database.execute(
                "insert into customer_event (customer_id, source, external_id, type, occurred_at) select 74000000 + i, 'sc',"
                        + " i::text, 'LOGIN', timestamptz '2026-06-15 00:00+08' from generate_series(1, 54) i",
                "insert into customer_event (customer_id, source, external_id, type, occurred_at) select 74000000 + i, 'sc',"
                        + " i::text, 'LOGIN', timestamptz '2026-06-14 23:59+08' from generate_series(108, 214) i",
                "insert into customer_event (customer_id, source, external_id, type, occurred_at) select 74000000 + i,"
                        + " 'kequn:tier', 'sc' || i, 'TIER_UP', timestamptz '2026-07-01' from generate_series(215, 320) i");
        form("BRANCH", 30);
        assertThat(Database.rows("select number, silent from segment_community order by number"))
                .containsExactly("1|53", "2|107", "3|106");
        Database.execute("delete from customer_event where external_id in ('54', 'sc215')");
        form("BRANCH", 30);
        assertThat(Database.rows("select number, silent from segment_community order by number"))
                .containsExactly("1|54", "2|107", "3|106");
        Graphql.as(
                        Segmenting.CHECKER,
                        "{ segment(code: \"SC_ALL\") { communities(flag: SILENT) { edges { node { number } } } } }")
                .body("data.segment.communities.edges.node.number", contains(1, 2, 3));
        form("BRANCH", 31);
        Graphql.as(
                        Segmenting.CHECKER,
                        "{ segment(code: \"SC_ALL\") { communities(flag: SILENT) { edges { node { number } } } } }")
                .body("data.segment.communities.edges.node.number", contains(1, 3));
        Database.execute("delete from customer_event where external_id like 'sc%'");
    }

    @Test
    void aNamedOwnerStaysWhileHeIsOfTheBranch() {
        form("BRANCH", 30);
        String id = communities(Segmenting.CHECKER).getString("communities.edges[0].node.id");

        own(id, "SCM").body("data.done.errors", empty()).body("data.done.community.owner.managerNo", equalTo("SCM"));
        String before = rows();
        own(id, "SCX").body("data.done.errors.code", contains("UNKNOWN_MANAGER"));
        own(id, "NONE").body("data.done.errors.code", contains("UNKNOWN_MANAGER"));
        own("0", "SCM").body("data.done.errors.code", contains("UNKNOWN_COMMUNITY"));
        assertThat(rows()).isEqualTo(before);
        form("BRANCH", 30);
        assertThat(rows()).isEqualTo(before);
        assertThat(
                        Database.rows(
                                """
                        select actor, subject_id, before_values ->> 'owner', after_values ->> 'owner' from audit_entry
                        where action = 'communityOwnerSet' order by audit_id desc limit 1"""))
                .containsExactly("segment-checker|" + id + "|SCN|SCM");

        Database.execute("update manager set branch_code = 'SCX' where manager_no = 'SCM'");
        form("BRANCH", 30);
        assertThat(Database.rows("select distinct owner_no from segment_community"))
                .containsExactly("SCN");
        Database.execute("update manager set branch_code = 'SCB' where manager_no = 'SCM'");
    }

    @Test
    void whoFormsAtOnceFormsOneAfterTheOther() {
        List<List<Object>> errors = AtOnce.ask(
                4, i -> form(i % 2 == 0 ? "BRANCH" : "MANAGER", 30).extract().path("data.done.errors"));

        assertThat(errors).containsOnly(List.of());
        assertThat(Database.value("select count(*) || '|' || count(distinct community_id) from segment_community_member"
                        + " join segment_community using (community_id)"))
                .isEqualTo("320|3");
        assertThat(Database.value("select sum(size) from segment_community")).isEqualTo("320");
    }

    @Test
    void membersAreSeenAsFarAsTheCallerMay() {
        form("BRANCH", 30);

        JsonPath operations = communities(Segmenting.CHECKER);
        assertThat(operations.getList("communities.edges.node.members.edges.node.customerNo"))
                .isEqualTo(List.of(List.of("SC001", "SC002"), List.of("SC108", "SC109"), List.of("SC215", "SC216")));
        assertThat(operations.getList("communities.edges[0].node.members.edges.node.name"))
                .isEqualTo(List.of("客**", "客**"));
        assertThat(communities(Tokens.manager("SCM")).getList("communities.edges.node.members.edges.node.name"))
                .isEqualTo(List.of(List.of("客户31", "客户32"), List.of("客户108", "客户109"), List.of("客户215", "客户216")));
        assertThat(communities(Tokens.manager("SCN")).getList("communities.edges.node.members.edges"))
                .isEqualTo(List.of(List.of(), List.of(), List.of()));
        assertThat(communities(Tokens.branch("branch_manager", "SCB"))
                        .getList("communities.edges[0].node.members.edges.node.name"))
                .isEqualTo(List.of("客户1", "客户2"));
        Graphql.as(Tokens.staff("a", "admin"), COMMUNITIES)
                .body("errors.extensions.code", contains("FORBIDDEN", "FORBIDDEN", "FORBIDDEN"));
        String after = Graphql.as(
                        Segmenting.CHECKER,
                        "{ segment(code: \"SC_ALL\") { communities(first: 1) { edges { cursor node {"
                                + " members(first: 100) { edges { cursor } } } } } } }")
                .extract()
                .path("data.segment.communities.edges[0].node.members.edges[99].cursor");
        Graphql.as(
                        Segmenting.CHECKER,
                        "query($after: String) { segment(code: \"SC_ALL\") { communities(first: 1) { pageInfo {"
                                + " hasNextPage } edges { node { members(first: 100, after: $after) { pageInfo {"
                                + " hasNextPage } edges { node { customerNo } } } } } } } }",
                        Map.of("after", after))
                .body("data.segment.communities.pageInfo.hasNextPage", equalTo(true))
                .body("data.segment.communities.edges[0].node.members.edges", hasSize(7))
                .body("data.segment.communities.edges[0].node.members.pageInfo.hasNextPage", equalTo(false));
    }

    @Test
    void refusalsFormNothing() {
        Segmenting.draft(Segmenting.rule("SC_DRAFT", "branch == \"SCB\""));

        form("SC_NONE", "BRANCH", 30).body("data.done.errors.code", contains("UNKNOWN_SEGMENT"));
        form("SC_DRAFT", "BRANCH", 30).body("data.done.errors.code", contains("WRONG_STATE"));
        form("BRANCH", 0).body("data.done.errors.field", contains("silentAfterDays"));
        form("BRANCH", 3651).body("data.done.errors.code", contains("INVALID_SEGMENT"));

        assertThat(Database.value("select (select count(*) from segment_community) || '|'"
                        + " || (select count(*) from segment_split) || '|'"
                        + " || (select count(*) from segment_community_member)"))
                .isEqualTo("0|0|0");
    }

    private static ValidatableResponse form(String by, int days) {
        return form("SC_ALL", by, days);
    }

    private static ValidatableResponse form(String code, String by, int days) {
        return Graphql.as(Segmenting.CHECKER, FORM, Map.of("code", code, "by", by, "days", days));
    }

    private static ValidatableResponse own(String id, String managerNo) {
        return Graphql.as(
                Segmenting.CHECKER,
                "mutation($id: ID!, $manager: String!) { done: communityOwnerSet(id: $id, managerNo: $manager) {"
                        + " community { owner { managerNo } } errors { code field } } }",
                Map.of("id", id, "manager", managerNo));
    }

    private static JsonPath communities(String token) {
        return Graphql.as(token, COMMUNITIES)
                .body("errors", equalTo(null))
                .extract()
                .jsonPath()
                .setRootPath("data.segment");
    }

    private static List<String> sizes() {
        return Database.rows("select number, size from segment_community order by number");
    }

    /** Every community and place with the transaction that wrote it. */
    private static String rows() {
        return Database.value("select string_agg(k::text || k.xmin, ',' order by k.community_id) || (select"
                + " string_agg(m::text || m.xmin, ',' order by m.customer_id) from segment_community_member m)"
                + " from segment_community k");
    }
}
