package dev.kequn.loyalty.earning;

import dev.kequn.access.Role;
import dev.kequn.support.Database;
import dev.kequn.support.Graphql;
import dev.kequn.support.Tokens;
import io.restassured.path.json.JsonPath;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Earning rules as a front end handles them. Answers are the payload of the operation. */
final class Earning {
    static final String MAKER = Tokens.staff("earning-maker", Role.MARKETING);
    static final String CHECKER = Tokens.staff("earning-checker", Role.OPERATIONS);

    private static final String WHOLE =
            " id code version revision zh: name en: name(locale: EN) state validFrom validTo retiredOn retireReason"
                    + " trigger { kind eventType } condition points { fixed per { attribute amount points } }"
                    + " multipliers { condition times } atMost activation { kind days eventType }"
                    + " expiry { kind number day } onSpent caps { period points times } budget"
                    + " referral { withinDays referrerPoints referrerReward newcomerReward } ";
    private static final String PAYLOAD = " { rule {" + WHOLE + "} errors { code field message line column } } }";

    private Earning() {}

    /** A rule of 100 points for each "card.paid"; with these entries instead, an entry of null left out. */
    static Map<String, Object> input(String code, Object... changes) {
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("code", code);
        input.put("nameZh", "刷卡");
        input.put("nameEn", "Card payment");
        input.put("validFrom", "2400-01-01");
        input.put("trigger", Map.of("kind", "EVENT", "eventType", "earning.test"));
        input.put("points", Map.of("fixed", "100"));
        input.put("activation", Map.of("kind", "IMMEDIATE"));
        input.put("expiry", Map.of("kind", "NEVER"));
        input.put("onSpent", "CLAMP");
        for (int i = 0; i < changes.length; i += 2) {
            if (changes[i + 1] == null) {
                input.remove((String) changes[i]);
            } else {
                input.put((String) changes[i], changes[i + 1]);
            }
        }
        return input;
    }

    static JsonPath draft(String token, String key, Map<String, Object> input) {
        return draft(token, key, null, input);
    }

    static JsonPath draft(String token, String key, String id, Map<String, Object> input) {
        Map<String, Object> variables = new LinkedHashMap<>();
        variables.put("input", input);
        variables.put("id", id);
        variables.put("key", key);
        return ask(
                token,
                "mutation($input: EarningRuleInput!, $id: ID, $key: String!)"
                        + " { it: earningRuleDraft(input: $input, id: $id, idempotencyKey: $key)" + PAYLOAD,
                variables);
    }

    static JsonPath submit(String token, String key, String id) {
        return step(token, "earningRuleSubmit", "", key, id, Map.of());
    }

    static JsonPath approve(String token, String key, String id, int revision) {
        return step(token, "earningRuleApprove", ", revision: " + revision, key, id, Map.of());
    }

    static JsonPath reject(String token, String key, String id, String reason) {
        return step(token, "earningRuleReject", ", reason: $reason", key, id, Map.of("reason", reason));
    }

    static JsonPath retire(String token, String key, String id, String reason) {
        return step(token, "earningRuleRetire", ", reason: $reason", key, id, Map.of("reason", reason));
    }

    static JsonPath rule(String token, String id) {
        return ask(token, "query($id: ID!) { it: earningRule(id: $id) {" + WHOLE + "} }", Map.of("id", id));
    }

    /** Drafts, by {@link #MAKER}; the id. */
    static String drafted(Map<String, Object> input) {
        return done(draft(MAKER, key(), input));
    }

    static String submitted(Map<String, Object> input) {
        return done(submit(MAKER, key(), drafted(input)));
    }

    static String approved(Map<String, Object> input) {
        return done(approve(CHECKER, key(), submitted(input), 1));
    }

    static String key() {
        return UUID.randomUUID().toString();
    }

    static List<String> codes(JsonPath answer) {
        return answer.getList("errors.code");
    }

    /** Everything that a step could have changed. */
    static String everything() {
        return Database.value(
                """
                select md5(concat_ws('/',
                    (select string_agg(r::text, '' order by rule_id) from earning_rule r),
                    (select string_agg(m::text, '' order by rule_id, position) from earning_rule_multiplier m),
                    (select string_agg(c::text, '' order by rule_id, period) from earning_rule_cap c),
                    (select string_agg(c::text, '' order by code) from earning_code c),
                    (select string_agg(k::text, '' order by subject, key) from request_key k
                        where operation like 'earning%'),
                    (select string_agg(a::text, '' order by approval_id) from approval a
                        where subject_type = 'EarningRule'),
                    (select count(*) from audit_entry where subject_type = 'EarningRule')))""");
    }

    private static String done(JsonPath answer) {
        if (!codes(answer).isEmpty()) {
            throw new IllegalStateException(answer.getList("errors").toString());
        }
        return answer.getString("rule.id");
    }

    private static JsonPath step(
            String token, String field, String more, String key, String id, Map<String, Object> variables) {
        Map<String, Object> all = new LinkedHashMap<>(variables);
        all.put("id", id);
        all.put("key", key);
        String reason = variables.isEmpty() ? "" : ", $reason: String!";
        return ask(
                token,
                "mutation($id: ID!, $key: String!" + reason + ") { it: " + field + "(id: $id" + more
                        + ", idempotencyKey: $key)" + PAYLOAD,
                all);
    }

    static JsonPath ask(String token, String query, Map<String, Object> variables) {
        JsonPath answer = Graphql.as(token, query, variables).extract().jsonPath();
        if (answer.get("errors") != null) {
            throw new IllegalStateException(answer.prettify());
        }
        return answer.setRootPath("data.it");
    }

    static List<Object> list(Object... entries) {
        return Arrays.asList(entries);
    }
}
