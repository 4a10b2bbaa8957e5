package dev.kequn.campaign;

import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import dev.kequn.support.Database;
import dev.kequn.support.Graphql;
import dev.kequn.support.Tokens;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Campaigns as staff make them: one writes and submits, another approves and launches. */
public final class Campaigning {
    public static final String MAKER = Tokens.staff("campaign-maker", "marketing");
    public static final String CHECKER = Tokens.staff("campaign-checker", "operations");

    private static final String STEP = " { campaign { code state rolledOut } version { version revision state }"
            + " errors { code field message line column } } }";

    private Campaigning() {}

    /** A segment in force, without members. */
    public static void segment(String code) {
        Database.execute(
                "insert into segment (code, kind, versions) values ('%s', 'RULE', 1)".formatted(code),
                """
                insert into segment_definition (segment_id, version, revision, state, kind, name_zh, name_en, rule, created_by)
                select segment_id, 1, 1, 'APPROVED', 'RULE', 'x', 'x', 'hasTag("CD_NOBODY")', 'test'
                from segment where code = '%s'"""
                        .formatted(code),
                """
                update segment s set in_force = definition_id, refreshed = definition_id, refreshed_at = now()
                from segment_definition d where d.segment_id = s.segment_id and s.code = '%s'"""
                        .formatted(code));
    }

    /**
     * An input for the whole of 2026 with everything that a version can say: three steps, of which the first two are
     * approached for.
     *
     * @param audience code of a segment in force
     */
    public static Map<String, Object> input(String audience) {
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("nameZh", "春耕");
        input.put("nameEn", "Spring");
        input.put("objective", "Deposits of\nfarmers");
        input.put("owner", "Marketing");
        input.put("priority", 700);
        input.put("firstDay", "2026-01-01");
        input.put("lastDay", "2026-12-31");
        input.put("audience", List.of(audience));
        input.put("exclusions", List.of());
        input.put("entry", entry());
        input.put("pilotShareBasisPoints", 2000);
        input.put("controlShareBasisPoints", 1000);
        input.put("budget", "1000.00");
        input.put("seasons", List.of());
        input.put(
                "steps",
                List.of(
                        step("LEAVE_CONTACT", "EVENT", "CONTACT_LEFT", List.of("SMS", "PHONE")),
                        step("VISIT_BRANCH", "STAFF", null, List.of("PHONE")),
                        step("BUY_PRODUCT", "EVENT", "PURCHASE", List.of())));
        input.put(
                "messages",
                List.of(
                        message("LEAVE_CONTACT", "SMS", "zh"),
                        message("LEAVE_CONTACT", "PHONE", "zh"),
                        message("VISIT_BRANCH", "PHONE", "zh")));
        return input;
    }

    private static Map<String, Object> entry() {
        return new LinkedHashMap<>(
                Map.of("eventType", "SIGN_UP", "condition", "eventText(\"by\") == \"APP\"", "mostEntries", 3));
    }

    public static Map<String, Object> step(String code, String completedBy, String event, List<String> channels) {
        Map<String, Object> step = new LinkedHashMap<>();
        step.put("code", code);
        step.put("nameZh", "步骤");
        step.put("nameEn", "Step");
        step.put("completedBy", completedBy);
        step.put("eventType", event);
        step.put("timeLimit", 14);
        step.put("channels", channels);
        step.put("mostApproaches", channels.isEmpty() ? 0 : 3);
        step.put("coolDown", 5);
        return step;
    }

    public static Map<String, Object> message(String step, String channel, String locale) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("step", step);
        message.put("channel", channel);
        message.put("locale", locale);
        message.put("relevance", "与您有关");
        message.put("value", "有好处");
        message.put("solution", "有办法");
        message.put("body", "请来");
        return message;
    }

    /** A copy in which one place says something else; {@code steps[3].code} of three makes a fourth. */
    public static Map<String, Object> with(Map<String, Object> input, String place, Object value) {
        Map<String, Object> copy = new LinkedHashMap<>(input);
        String[] path = place.split("\\.", 2);
        int bracket = path[0].indexOf('[');
        if (bracket < 0) {
            copy.put(path[0], path.length == 1 ? value : with(child(input.get(path[0])), path[1], value));
            return copy;
        }
        String field = path[0].substring(0, bracket);
        int index = Integer.parseInt(path[0].substring(bracket + 1, path[0].length() - 1));
        List<Object> list = new ArrayList<>((List<?>) input.get(field));
        if (index == list.size()) {
            list.add(list.isEmpty() ? Map.of() : list.get(index - 1));
        }
        list.set(index, path.length == 1 ? value : with(child(list.get(index)), path[1], value));
        copy.put(field, list);
        return copy;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> child(Object value) {
        return value == null ? Map.of() : (Map<String, Object>) value;
    }

    public static ValidatableResponse draft(String code, Map<String, ?> input) {
        return Graphql.as(
                MAKER,
                "mutation($code: String!, $campaign: CampaignInput!) { done: campaignDraft(code: $code, campaign: $campaign)"
                        + STEP,
                Map.of("code", code, "campaign", input));
    }

    public static ValidatableResponse submit(String code) {
        return step(MAKER, "campaignSubmit", code, "");
    }

    public static ValidatableResponse approve(String token, String code, int version, int revision) {
        return step(token, "campaignApprove", code, ", version: %d, revision: %d".formatted(version, revision));
    }

    public static ValidatableResponse reject(String token, String code, String reason) {
        return step(token, "campaignReject", code, ", reason: \"" + reason + "\"");
    }

    public static ValidatableResponse launch(String code) {
        return step(CHECKER, "campaignLaunch", code, "");
    }

    public static ValidatableResponse pause(String code) {
        return step(CHECKER, "campaignPause", code, "");
    }

    public static ValidatableResponse rollOut(String code) {
        return step(CHECKER, "campaignRollOut", code, "");
    }

    public static ValidatableResponse end(String code, String reason) {
        return step(CHECKER, "campaignEnd", code, ", reason: \"" + reason + "\"");
    }

    private static ValidatableResponse step(String token, String mutation, String code, String more) {
        return Graphql.as(
                token,
                "mutation($code: String!) { done: %s(code: $code%s)".formatted(mutation, more) + STEP,
                Map.of("code", code));
    }

    /** The input in force as the campaign's next version. */
    public static void approved(String code, Map<String, ?> input) {
        draft(code, input).body("data.done.errors", empty());
        submit(code).body("data.done.errors", empty());
        String[] read = Database.value(
                        "select version || ' ' || revision from campaign_version join campaign using (campaign_id)"
                                + " where code = '%s' and campaign_version.state = 'SUBMITTED'".formatted(code))
                .split(" ");
        approve(CHECKER, code, Integer.parseInt(read[0]), Integer.parseInt(read[1]))
                .body("data.done.errors", empty());
    }

    /** What was done was refused with this alone. */
    public static void refused(ValidatableResponse answer, String code, String field) {
        answer.body("data.done.errors.code", equalTo(List.of(code)))
                .body("data.done.errors.field", equalTo(Arrays.asList(field)))
                .body("data.done.campaign", equalTo(null))
                .body("data.done.version", equalTo(null));
    }

    /** Everything that people do with campaigns. */
    public static String state() {
        return Database.value(
                """
                select md5(concat(
                    (select string_agg(c::text, ';' order by c) from campaign c),
                    (select string_agg(v::text, ';' order by v) from campaign_version v),
                    (select string_agg(s::text, ';' order by s) from campaign_season s),
                    (select string_agg(s::text, ';' order by s) from campaign_step s),
                    (select string_agg(m::text, ';' order by m) from campaign_message m),
                    (select string_agg(r::text, ';' order by r) from campaign_round r),
                    (select string_agg(s::text, ';' order by s) from campaign_stock s),
                    (select count(*) from job_run where job = 'campaign-day'),
                    (select count(*) from audit_entry where subject_type = 'Campaign'),
                    (select string_agg(a::text, ';' order by a) from approval a where subject_type = 'Campaign')))""");
    }
}
