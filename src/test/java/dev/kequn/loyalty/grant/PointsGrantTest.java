package dev.kequn.loyalty.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kequn.access.Role;
import dev.kequn.loyalty.account.AccountBank;
import dev.kequn.support.AtOnce;
import dev.kequn.support.Checks;
import dev.kequn.support.Database;
import dev.kequn.support.Graphql;
import dev.kequn.support.OwnBank;
import dev.kequn.support.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Points by hand, on 2026-07-15; one person alone may grant one customer 1000 a day. */
@QuarkusTest
@TestProfile(OwnBank.class)
class PointsGrantTest {
    private static final String OLGA = Tokens.staff("olga", Role.OPERATIONS);
    private static final String OTTO = Tokens.staff("otto", Role.OPERATIONS);
    private static final String BRANCH_MANAGER = Tokens.branch(Role.BRANCH_MANAGER, "PAB");
    private static final String OTHER_BRANCH_MANAGER = Tokens.branch(Role.BRANCH_MANAGER, "PAC");
    private static final String ANSWER =
            " { grant { id state needsApproval actor decidedBy decisionReason transactionId amount reason day onSpent"
                    + " customer { customerNo } activation { kind days eventType } expiry { kind number day } }"
                    + " needsApproval balances { active pending arrears } errors { field code } } }";

    @BeforeEach
    void bank() {
        Database.execute(
                "truncate points_grant_step, points_grant",
                "delete from approval where subject_type = 'PointsGrant'",
                "delete from audit_entry where action like 'pointsGrant%'",
                "update customer set closed_on = null where customer_id = 3");
        AccountBank.open();
    }

    @AfterEach
    void holds() {
        assertThat(Checks.broken("points")).isEmpty();
        assertThat(Checks.broken("grants")).isEmpty();
    }

    @Test
    void theDatabaseSeesToItOnceMore() {
        String id = grant(OLGA, "k", 1, 2000).getString("grant.id");
        Connection program = Database.connect("kequn_app");
        assertThatThrownBy(() -> Database.execute(
                        program,
                        "insert into points_grant_step (customer_id, grant_id, step, actor, reason)" + " values (1, "
                                + id + ", 'REJECTED', 'olga', 'x')"))
                .hasMessageContaining("is decided by the wrong person");
        for (String change : List.of("update points_grant set amount = 1", "delete from points_grant_step")) {
            assertThatThrownBy(() -> Database.execute(Database.connect("kequn_app"), change))
                    .hasMessageContaining("permission denied");
        }
        // The operators' check sees what a superuser breaks.
        Database.execute("insert into points_grant_step (customer_id, grant_id, step, actor, reason)" + " values (1, "
                + id + ", 'REJECTED', 'nobody', 'x')");
        assertThat(Checks.broken("grants")).hasSize(2);
        Database.execute("delete from points_grant_step");
    }

    @Test
    void upToTheLimitIsPostedAtOnce() {
        JsonPath done = grant(OLGA, "k", 1, 1000);
        assertThat(done.getList("errors")).isEmpty();
        String id = done.getString("grant.id");
        assertThat(done.getMap("grant"))
                .containsEntry("state", "POSTED")
                .containsEntry("needsApproval", false)
                .containsEntry("actor", "olga")
                .containsEntry("decidedBy", "olga")
                .containsEntry("transactionId", "1.1")
                .containsEntry("day", "2026-07-15")
                .containsEntry("customer", Map.of("customerNo", "PA001"));
        assertThat(done.getString("balances.active")).isEqualTo("1000");
        assertThat(Database.rows("select kind, amount, source, reference, reason, actor from points_transaction"))
                .containsExactly("GRANT|1000|grant|" + id + "|生日|olga");
        assertThat(Database.rows("select account, side, amount from points_entry order by line"))
                .containsExactly("ADJUSTMENT|DEBIT|1000", "ACTIVE|CREDIT|1000");
        assertThat(Database.rows("select expires_on, on_spent from points_lot")).containsExactly("2026-10-01|CLAMP");
        assertThat(Database.rows(
                        "select action, actor, subject_type, subject_id, before_values, after_values->>'state',"
                                + " after_values->>'amount' from audit_entry where action like 'pointsGrant%'"))
                .containsExactly("pointsGrant|olga|Customer|1|null|POSTED|1000");
        assertThat(Database.value("select count(*) from approval where subject_type = 'PointsGrant'"))
                .isEqualTo("0");
    }

    @Test
    void aboveTheLimitWaitsForSomeoneElse() {
        JsonPath asked = grant(OLGA, "k", 1, 1001);
        String id = asked.getString("grant.id");
        assertThat(asked.getString("grant.state")).isEqualTo("PENDING");
        assertThat(asked.getBoolean("needsApproval")).isTrue();
        assertThat(asked.getString("balances")).isNull();
        assertThat(Database.value("select count(*) from points_transaction")).isEqualTo("0");

        assertThat(refused(() -> approve(OLGA, "a", id))).containsExactly("SELF_APPROVAL");
        assertThat(refused(() -> reject(OLGA, "r", id, "x"))).containsExactly("SELF_APPROVAL");
        assertThat(refused(() -> approve(OTHER_BRANCH_MANAGER, "a", id))).containsExactly("UNKNOWN_GRANT");
        assertThat(queue(OTTO, "state: PENDING")).containsExactly(id);
        assertThat(queue(BRANCH_MANAGER, "state: PENDING")).containsExactly(id);
        assertThat(queue(OTHER_BRANCH_MANAGER, "state: PENDING")).isEmpty();

        JsonPath approved = approve(BRANCH_MANAGER, "a", id);
        assertThat(approved.getList("errors")).isEmpty();
        assertThat(approved.getString("grant.state")).isEqualTo("POSTED");
        assertThat(approved.getString("grant.decidedBy")).isEqualTo("branch_manager-PAB");
        assertThat(approved.getString("balances.active")).isEqualTo("1001");
        assertThat(approve(BRANCH_MANAGER, "a", id).getMap("")).isEqualTo(approved.getMap(""));
        assertThat(grant(OLGA, "k", 1, 1001).getString("grant.state")).isEqualTo("POSTED");
        assertThat(refused(() -> approve(OTTO, "b", id))).containsExactly("NOT_PENDING");
        assertThat(refused(() -> reject(OTTO, "c", id, "x"))).containsExactly("NOT_PENDING");
        assertThat(queue(OTTO, "state: PENDING")).isEmpty();
        assertThat(Database.rows("select version, kind, amount, actor, reference from points_transaction"))
                .containsExactly("1|GRANT|1001|branch_manager-PAB|" + id);
        assertThat(Database.rows(
                        "select action, actor, before_values->>'state', after_values->>'state' from audit_entry"
                                + " where action like 'pointsGrant%' order by audit_id"))
                .containsExactly(
                        "pointsGrant|olga|null|PENDING", "pointsGrantApprove|branch_manager-PAB|PENDING|POSTED");
        assertThat(Database.rows("select requested_by, decision, decided_by from approval where subject_type ="
                        + " 'PointsGrant'"))
                .containsExactly("olga|APPROVED|branch_manager-PAB");
    }

    @Test
    void whatIsRejectedBringsNothing() {
        String id = grant(OLGA, "k", 1, 5000).getString("grant.id");
        assertThat(refused(() -> reject(OTTO, "r", id, " "))).containsExactly("INVALID_REASON");
        JsonPath rejected = reject(OTTO, "r", id, "太多");
        assertThat(rejected.getString("grant.state")).isEqualTo("REJECTED");
        assertThat(rejected.getString("grant.decisionReason")).isEqualTo("太多");
        assertThat(refused(() -> approve(OTTO, "a", id))).containsExactly("NOT_PENDING");
        assertThat(queue(OTTO, "state: REJECTED")).containsExactly(id);
        assertThat(Database.value("select count(*) from points_transaction")).isEqualTo("0");
    }

    @Test
    void splittingDoesNotGetRoundTheLimit() {
        assertThat(grant(OLGA, "1", 1, 600).getString("grant.state")).isEqualTo("POSTED");
        assertThat(grant(OLGA, "2", 1, 401).getString("grant.state")).isEqualTo("PENDING");
        assertThat(grant(OLGA, "3", 1, 400).getString("grant.state")).isEqualTo("POSTED");
        assertThat(grant(OLGA, "4", 1, 1).getString("grant.state")).isEqualTo("PENDING");
        assertThat(grant(OLGA, "5", 2, 1000).getString("grant.state")).isEqualTo("POSTED");
        assertThat(grant(OTTO, "6", 1, 1000).getString("grant.state")).isEqualTo("POSTED");
        Database.execute("update points_grant set business_day = date '2026-07-14'");
        assertThat(grant(OLGA, "7", 1, 1000).getString("grant.state")).isEqualTo("POSTED");
        assertThat(Database.value("select active from points_account where customer_id = 1"))
                .isEqualTo("3000");
    }

    @Test
    void manyAtOnceDoNotGetRoundTheLimitEither() throws Exception {
        List<String> states = AtOnce.ask(8, i -> grant(OLGA, "k" + i, 1, 300).getString("grant.state"));
        assertThat(states.stream().filter("POSTED"::equals)).hasSize(3);
        assertThat(states.stream().filter("PENDING"::equals)).hasSize(5);
        assertThat(Database.value("select active from points_account where customer_id = 1"))
                .isEqualTo("900");
    }

    @Test
    void theSameKeyAtOnceIsOneGrantAndManyApprovalsPostOnce() throws Exception {
        List<String> ids = AtOnce.ask(8, i -> grant(OLGA, "k", 1, 2000).getString("grant.id"));
        assertThat(ids.stream().distinct()).hasSize(1);
        List<List<String>> errors = AtOnce.ask(8, i -> approve(i % 2 == 0 ? OTTO : BRANCH_MANAGER, "a" + i, ids.get(0))
                .getList("errors.code"));
        assertThat(errors.stream().filter(List.of()::equals)).hasSize(1);
        assertThat(errors.stream().filter(List.of("NOT_PENDING")::equals)).hasSize(7);
        assertThat(Database.rows("select version, active from points_account")).containsExactly("1|2000");
        assertThat(Database.value("select count(*) from points_grant_step")).isEqualTo("1");
    }

    @Test
    void approvalAndRejectionAtOnceDecideOnce() throws Exception {
        for (int round = 0; round < 5; round++) {
            String id = grant(OLGA, "k" + round, 1, 2000).getString("grant.id");
            String key = "d" + round;
            List<List<String>> errors =
                    AtOnce.ask(2, i -> (i == 0 ? approve(OTTO, key, id) : reject(BRANCH_MANAGER, key, id, "x"))
                            .getList("errors.code"));
            assertThat(errors).containsExactlyInAnyOrder(List.of(), List.of("NOT_PENDING"));
        }
        assertThat(Database.value(
                        "select count(*) filter (where step = 'POSTED') * 2000 = (select coalesce(max(active), 0)"
                                + " from points_account) from points_grant_step"))
                .isEqualTo("true");
    }

    @Test
    void aDryRunKeepsNothing() {
        String before = everything();
        assertThat(grant(OLGA, "k", input(1, 400), true).getString("balances.active"))
                .isEqualTo("400");
        JsonPath waits = grant(OLGA, "k", input(1, 4000), true);
        assertThat(waits.getBoolean("needsApproval")).isTrue();
        assertThat(waits.getString("grant")).isNull();
        assertThat(waits.getString("balances")).isNull();
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void whatIsWrongChangesNothing() {
        grant(OLGA, "used", 1, 5);
        String waiting = grant(OLGA, "w", 3, 5000).getString("grant.id");
        Database.execute("update customer set closed_on = date '2026-07-15' where customer_id = 3");
        Map<String, Callable<JsonPath>> refused = new HashMap<>();
        refused.put("INVALID_AMOUNT", () -> grant(OLGA, "n", 1, 0));
        refused.put("INVALID_AMOUNT ", () -> grant(OLGA, "n", 1, 1_000_000_001));
        refused.put("UNKNOWN_CUSTOMER", () -> grant(OTHER_BRANCH_MANAGER, "n", 1, 5));
        refused.put("UNKNOWN_CUSTOMER ", () -> grant(OLGA, "n", 77, 5));
        refused.put("CUSTOMER_CLOSED", () -> grant(OLGA, "n", 3, 5));
        refused.put("CUSTOMER_CLOSED ", () -> approve(OTTO, "n", waiting));
        refused.put("INVALID_REASON", () -> grant(OLGA, "n", with("reason", " "), false));
        refused.put("INVALID_VALIDITY", () -> grant(OLGA, "n", with("expiry", Map.of("kind", "DAYS")), false));
        refused.put(
                "INVALID_VALIDITY ",
                () -> grant(OLGA, "n", with("expiry", Map.of("kind", "ON", "day", "2026-07-14")), false));
        refused.put("IDEMPOTENCY_CONFLICT", () -> grant(OLGA, "used", 1, 6));
        refused.put("INVALID_IDEMPOTENCY_KEY", () -> grant(OLGA, " ", 1, 5));
        refused.put("UNKNOWN_GRANT", () -> approve(OTTO, "n", "999999"));
        refused.put("UNKNOWN_GRANT ", () -> reject(OTTO, "n", "x", "x"));
        refused.forEach((code, step) -> assertThat(refused(step)).as(code).containsExactly(code.strip()));
        assertThat(reject(OTTO, "n", waiting, "left").getString("grant.state")).isEqualTo("REJECTED");
    }

    @Test
    void whatIsNotWhatWasSubmittedIsNotPosted() {
        String id = grant(OLGA, "k", 1, 2000).getString("grant.id");
        Database.execute("update points_grant set amount = 3000");
        assertThat(refused(() -> approve(OTTO, "a", id))).containsExactly("NOT_PENDING");
    }

    @Test
    void theQueueGoesOnBehindACursorAndABranchManagerGrantsHisBranch() {
        String first = grant(BRANCH_MANAGER, "1", 1, 2000).getString("grant.id");
        String second = grant(OLGA, "2", 9, 2000).getString("grant.id");
        String third = grant(OLGA, "3", 2, 20).getString("grant.id");
        JsonPath page = list(OTTO, "first: 2");
        assertThat(page.getList("edges.node.id")).containsExactly(third, second);
        assertThat(page.getBoolean("pageInfo.hasNextPage")).isTrue();
        assertThat(queue(OTTO, "first: 2, after: \"" + page.getString("pageInfo.endCursor") + "\""))
                .containsExactly(first);
        assertThat(queue(OTTO, "state: POSTED")).containsExactly(third);
        assertThat(queue(BRANCH_MANAGER, "first: 100")).containsExactly(third, first);
        assertThat(queue(OTHER_BRANCH_MANAGER, "first: 100")).containsExactly(second);
    }

    private static List<String> refused(Callable<JsonPath> step) {
        String before = everything();
        try {
            JsonPath answer = step.call();
            assertThat(answer.getString("grant")).isNull();
            assertThat(everything()).isEqualTo(before);
            return answer.getList("errors.code");
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** Every row that granting may write. */
    private static String everything() {
        List<String> rows = new ArrayList<>();
        for (String table : List.of(
                "points_account",
                "points_transaction",
                "points_entry",
                "points_lot",
                "points_lot_use",
                "points_grant",
                "points_grant_step",
                "approval",
                "request_key",
                "audit_entry")) {
            rows.add(table + Database.rows("select t::text from " + table + " t order by 1"));
        }
        return String.join("\n", rows);
    }

    private static JsonPath grant(String token, String key, int customer, long amount) {
        return grant(token, key, input(customer, amount), false);
    }

    private static JsonPath grant(String token, String key, Map<String, Object> input, boolean dryRun) {
        return change(
                token,
                "mutation($i: PointsGrantInput!, $k: String!, $d: Boolean!)"
                        + " { done: pointsGrant(input: $i, idempotencyKey: $k, dryRun: $d)",
                Map.of("i", input, "k", key, "d", dryRun));
    }

    private static JsonPath approve(String token, String key, String id) {
        return change(
                token,
                "mutation($g: ID!, $k: String!) { done: pointsGrantApprove(grantId: $g, idempotencyKey: $k)",
                Map.of("g", id, "k", key));
    }

    private static JsonPath reject(String token, String key, String id, String reason) {
        return change(
                token,
                "mutation($g: ID!, $r: String!, $k: String!)"
                        + " { done: pointsGrantReject(grantId: $g, reason: $r, idempotencyKey: $k)",
                Map.of("g", id, "r", reason, "k", key));
    }

    private static JsonPath change(String token, String mutation, Map<String, ?> variables) {
        return Graphql.as(token, mutation + ANSWER, variables)
                .statusCode(200)
                .extract()
                .jsonPath()
                .setRootPath("data.done");
    }

    private static Map<String, Object> with(String field, Object value) {
        Map<String, Object> input = input(1, 5);
        input.put(field, value);
        return input;
    }

    private static Map<String, Object> input(int customer, long amount) {
        return new HashMap<>(Map.of(
                "customerNo", "PA%03d".formatted(customer),
                "amount", Long.toString(amount),
                "reason", "生日",
                "expiry", Map.of("kind", "END_OF_MONTH", "number", 2),
                "onSpent", "CLAMP"));
    }

    private static List<String> queue(String token, String arguments) {
        return list(token, arguments).getList("edges.node.id");
    }

    private static JsonPath list(String token, String arguments) {
        return Graphql.as(
                        token,
                        "{ pointsGrants(" + arguments
                                + ") { edges { node { id } } pageInfo { hasNextPage endCursor } } }")
                .statusCode(200)
                .extract()
                .jsonPath()
                .setRootPath("data.pointsGrants");
    }
}
