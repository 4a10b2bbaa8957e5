package dev.kequn.segment;

import static org.hamcrest.Matchers.empty;

import dev.kequn.support.Database;
import dev.kequn.support.Eventually;
import dev.kequn.support.Graphql;
import dev.kequn.support.Tokens;
import io.restassured.response.ValidatableResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Segments as staff make them: one writes and submits, another approves, and membership follows. */
public final class Segmenting {
    public static final String MAKER = Tokens.staff("segment-maker", "marketing");
    public static final String CHECKER = Tokens.staff("segment-checker", "operations");

    private static final String DRAFT =
            """
            mutation($input: SegmentInput!) { segmentDraft(input: $input) {
                segment { code kind size } definition { version revision state rule name }
                errors { code field message line column } } }""";
    private static final String STEP =
            "{ segment { code size } definition { version revision state } " + "errors { code field message } } }";

    private Segmenting() {}

    /** No segment any more, and nothing under way for one; who follows changes is kept out meanwhile. */
    public static void forget() {
        Database.inOneTransaction(
                "select pg_advisory_xact_lock(hashtext('segment-follower'))",
                "select pg_advisory_xact_lock(hashtext('segment-membership'))",
                "update job_run set state = 'CANCELLED', waiting_for = null, finished_at = clock_timestamp()"
                        + " where job in ('segment-refresh', 'segment-lookalike')"
                        + " and state in ('QUEUED', 'RUNNING', 'PAUSED', 'FAILED')",
                // First what the follower looks at first: each would wait for the other.
                "truncate customer_change",
                "truncate segment, segment_member cascade");
    }

    public static Map<String, Object> rule(String code, String rule) {
        return input(code, "RULE", Map.of("rule", rule));
    }

    /** A whole input, with {@code more} over what every segment has. */
    public static Map<String, Object> input(String code, String kind, Map<String, ?> more) {
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("code", code);
        input.put("kind", kind);
        input.put("nameZh", "客群" + code);
        input.put("nameEn", "Segment " + code);
        input.putAll(more);
        return input;
    }

    public static ValidatableResponse draft(Map<String, ?> input) {
        return Graphql.as(MAKER, DRAFT, Map.of("input", input));
    }

    public static ValidatableResponse submit(String code) {
        return Graphql.as(
                MAKER, "mutation($code: String!) { step: segmentSubmit(code: $code) " + STEP, Map.of("code", code));
    }

    public static ValidatableResponse approve(String code, int version, int revision) {
        return Graphql.as(
                CHECKER,
                "mutation($code: String!, $version: Int!, $revision: Int!) {"
                        + " step: segmentApprove(code: $code, version: $version, revision: $revision) " + STEP,
                Map.of("code", code, "version", version, "revision", revision));
    }

    public static ValidatableResponse reject(String code, String reason) {
        return Graphql.as(
                CHECKER,
                "mutation($code: String!, $reason: String!) { step: segmentReject(code: $code, reason: $reason) "
                        + STEP,
                Map.of("code", code, "reason", reason));
    }

    public static ValidatableResponse retire(String code, String reason) {
        return Graphql.as(
                CHECKER,
                "mutation($code: String!, $reason: String!) { step: segmentRetire(code: $code, reason: $reason) "
                        + STEP,
                Map.of("code", code, "reason", reason));
    }

    /** The segment in force, and its membership brought into line. */
    public static void inForce(Map<String, ?> input) {
        approved(input);
        awaitRefresh(input.get("code").toString());
    }

    /** The segment in force; membership follows by itself. */
    public static void approved(Map<String, ?> input) {
        String code = input.get("code").toString();
        draft(input).body("data.segmentDraft.errors", empty());
        submit(code).body("data.step.errors", empty());
        List<String> open = Database.rows("select version || ' ' || revision from segment_definition join segment"
                + " using (segment_id) where code = '%s' and state = 'SUBMITTED'".formatted(code));
        String[] read = open.get(0).split(" ");
        approve(code, Integer.parseInt(read[0]), Integer.parseInt(read[1])).body("data.step.errors", empty());
    }

    public static void awaitRefresh(String code) {
        Eventually.holds(code + " is refreshed", () -> Database.value(
                        "select refreshed is not distinct from in_force from segment where code = '%s'".formatted(code))
                .equals("true"));
    }

    /** Numbers of the members, in order. */
    public static List<String> members(String code) {
        return Database.rows(
                """
                select customer_no from segment_member join segment using (segment_id) join customer using (customer_id)
                where code = '%s' and left_at is null order by customer_no"""
                        .formatted(code));
    }

    /** Waits until membership follows every change of facts: nobody comes for another reason than the test's. */
    public static void settle() {
        Eventually.holds("changes are followed", () -> Database.value("select count(*) from customer_change")
                .equals("0"));
    }

    /** Numbers of those whom the last version of a list names, in order. */
    public static List<String> entries(String code) {
        return Database.rows(
                """
                select customer_no from segment_entry join customer using (customer_id)
                where definition_id = (select max(definition_id) from segment_definition join segment using (segment_id)
                                       where code = '%s')
                order by customer_no"""
                        .formatted(code));
    }
}
