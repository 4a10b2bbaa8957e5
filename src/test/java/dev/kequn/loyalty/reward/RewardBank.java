package dev.kequn.loyalty.reward;

import dev.kequn.access.Role;
import dev.kequn.support.Database;
import dev.kequn.support.Graphql;
import dev.kequn.support.Tokens;
import io.restassured.path.json.JsonPath;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** A bank of its own with an empty catalogue; the business date is 2026-07-15. */
public final class RewardBank {
    static final String MARY = Tokens.staff("mary", Role.MARKETING);
    static final String MIKE = Tokens.staff("mike", Role.MARKETING);
    static final String OLGA = Tokens.staff("olga", Role.OPERATIONS);
    private static final String ANSWER =
            """
             { reward { code version state name english: name(locale: EN) description cost stock stockLeft available
                        limit { times period } minimumLevel validFrom validTo pictureUrl initialStock }
               errors { code field } } }""";

    private RewardBank() {}

    /** The catalogue, empty. */
    static void open() {
        Database.execute("truncate reward, reward_stock cascade", "delete from approval where subject_type = 'Reward'");
    }

    /** A reward of 100 points, without limits, valid from the first of July on. */
    static Map<String, Object> content(Object... more) {
        Map<String, Object> content =
                new LinkedHashMap<>(Map.of("nameZh", "米", "nameEn", "Rice", "cost", "100", "validFrom", "2026-07-01"));
        for (int i = 0; i < more.length; i += 2) {
            content.put((String) more[i], more[i + 1]);
        }
        return content;
    }

    static JsonPath draft(String token, String code, Map<String, Object> content) {
        return draft(token, code, content, key());
    }

    static JsonPath draft(String token, String code, Map<String, Object> content, String key) {
        return change(
                token,
                "mutation($c: String!, $r: RewardInput!, $k: String!)"
                        + " { done: rewardDraft(code: $c, reward: $r, idempotencyKey: $k)",
                Map.of("c", code, "r", content, "k", key));
    }

    static JsonPath submit(String token, String code, int version) {
        return step("rewardSubmit", token, code, version, key());
    }

    static JsonPath approve(String token, String code, int version) {
        return step("rewardApprove", token, code, version, key());
    }

    static JsonPath step(String step, String token, String code, int version, String key) {
        return change(
                token,
                "mutation($c: String!, $v: Int!, $k: String!) { done: " + step
                        + "(code: $c, version: $v, idempotencyKey: $k)",
                Map.of("c", code, "v", version, "k", key));
    }

    static JsonPath reject(String token, String code, int version, String reason) {
        return change(
                token,
                "mutation($c: String!, $v: Int!, $r: String!, $k: String!)"
                        + " { done: rewardReject(code: $c, version: $v, reason: $r, idempotencyKey: $k)",
                Map.of("c", code, "v", version, "r", reason, "k", key()));
    }

    static JsonPath retire(String token, String code) {
        return change(
                token,
                "mutation($c: String!, $k: String!) { done: rewardRetire(code: $c, idempotencyKey: $k)",
                Map.of("c", code, "k", key()));
    }

    static JsonPath restock(String token, String code, int amount, String key) {
        return change(
                token,
                "mutation($c: String!, $a: Int!, $k: String!)"
                        + " { done: rewardRestock(code: $c, amount: $a, idempotencyKey: $k)",
                Map.of("c", code, "a", amount, "k", key));
    }

    /** Puts a reward into the catalogue as a bank does it: one writes it, another approves it. */
    static void offer(String code, Map<String, Object> content) {
        int version = draft(MARY, code, content).getInt("reward.version");
        submit(MARY, code, version);
        if (!approve(MIKE, code, version).getList("errors").isEmpty()) {
            throw new AssertionError(code + " was not approved");
        }
    }

    static String key() {
        return UUID.randomUUID().toString();
    }

    /** Everything that changing the catalogue writes. */
    static String written() {
        return String.join(
                "\n",
                Database.rows("select r.*, s.* from reward r join reward_stock s on s.reward_code = r.code"
                                + " order by code, version")
                        .toString(),
                Database.rows("select (select count(*) from reward_stock), (select count(*) from approval),"
                                + " (select count(*) from approval where decision is not null),"
                                + " (select count(*) from audit_entry), (select count(*) from request_key)")
                        .toString());
    }

    private static JsonPath change(String token, String mutation, Map<String, Object> variables) {
        JsonPath answer =
                Graphql.as(token, mutation + ANSWER, variables).extract().jsonPath();
        if (answer.getList("errors") != null) {
            throw new AssertionError(answer.prettify());
        }
        return answer.setRootPath("data.done");
    }
}
