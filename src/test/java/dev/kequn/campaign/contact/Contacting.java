package dev.kequn.campaign.contact;

import dev.kequn.support.Database;
import dev.kequn.support.Graphql;
import dev.kequn.support.SampleBranch;
import dev.kequn.support.Tokens;
import io.quarkus.arc.Arc;
import io.restassured.path.json.JsonPath;
import io.vertx.mutiny.sqlclient.Pool;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Contacts as campaigns plan them and gateways carry them. */
public final class Contacting {
    public static final String GATEWAY = Tokens.staff("gateway-1", "service");
    public static final String OTHER_GATEWAY = Tokens.staff("gateway-2", "service");

    private static final String DUE =
            """
            mutation($channel: ContactChannel!, $first: Int!) { contactsDue(channel: $channel, first: $first) {
                id lease leasedUntil channel campaign round step approach
                customer { id customerNo name phone } messages { locale title body } } }""";
    private static final String REPORT =
            """
            mutation($reports: [ContactReportInput!]!) { contactReport(reports: $reports) {
                contactId state errors { code field } } }""";

    private Contacting() {}

    /** The customer's enrolment in a round of a campaign, at its first step and due to be approached. */
    public static void enrol(long customerId, long round) {
        Database.execute(enrolment(customerId, round));
    }

    /** The same as a statement. */
    public static String enrolment(long customerId, long round) {
        return """
                insert into enrolment (customer_id, round_id, entry, campaign_id, version_id, bucket, arm, pilot, source,
                    branch_code, newcomer, enrolled_on, enrolled_at, state, step_entered_at, next_act, next_on)
                select %1$d, round_id, 1, campaign_id, in_force,
                    ('x' || substr(md5(code || ':' || %1$d), 1, 8))::bit(32)::bigint %% 10000, 'TREATED', false, 'EVENT', 'B',
                    false, '2026-07-15', '2026-07-15 09:00+08', 'ACTIVE', '2026-07-15 09:00+08', 'APPROACH', '2026-07-15'
                from campaign_round join campaign using (campaign_id) where round_id = %2$d"""
                .formatted(customerId, round);
    }

    public static void plan(SampleBranch branch, int customers) {
        plan(branch.id(1), branch.id(customers));
    }

    public static void plan(long first, long last) {
        ContactPlanner planner = Arc.container().instance(ContactPlanner.class).get();
        Pool pool = Arc.container().instance(Pool.class).get();
        pool.withTransaction(transaction -> planner.planRange(transaction, first, last))
                .await()
                .indefinitely();
    }

    /** Contacts that the gateway fetches, as they come. */
    public static List<Map<String, Object>> due(String token, String channel, int first) {
        JsonPath answer = Graphql.as(token, DUE, Map.of("channel", channel, "first", first))
                .extract()
                .jsonPath();
        return Objects.requireNonNull(answer.getList("data.contactsDue"), answer::prettify);
    }

    public static Map<String, Object> report(Map<String, Object> contact, String outcome, @Nullable String reason) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("contactId", contact.get("id"));
        report.put("lease", contact.get("lease"));
        report.put("outcome", outcome);
        if (reason != null) {
            report.put("reason", reason);
        }
        return report;
    }

    /** For each report the state of its contact, or the codes and fields of what was wrong. */
    public static List<String> reported(String token, List<Map<String, Object>> reports) {
        JsonPath answer =
                Graphql.as(token, REPORT, Map.of("reports", reports)).extract().jsonPath();
        List<Map<String, Object>> found = answer.getList("data.contactReport");
        return Objects.requireNonNull(found, answer::prettify).stream()
                .map(one -> one.get("state") != null ? one.get("state").toString() : errors(one))
                .toList();
    }

    public static String reported(String token, Map<String, Object> contact, String outcome) {
        return reported(token, List.of(report(contact, outcome, outcome.equals("FAILED") ? "no such number" : null)))
                .get(0);
    }

    private static String errors(Map<String, Object> answer) {
        @SuppressWarnings("unchecked")
        List<Map<String, Object>> errors = (List<Map<String, Object>>) answer.get("errors");
        return errors.get(0).get("code") + " " + errors.get(0).get("field");
    }

    /** state and reason of every contact, in the order in which they were made. */
    public static List<String> states() {
        return Database.rows("select state || coalesce(' ' || reason, '') from contact order by contact_id");
    }

    /** reserved and spent of a round, in minor units. */
    public static String money(long round) {
        return Database.value("select reserved || ' ' || spent from campaign_round where round_id = " + round);
    }
}
