package dev.kequn.support;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A tier policy by the quarter, its service tier the composite one, put in force as a bank does it: one administrator writes it, another approves it. */
public final class Ladder {
    private final String name;
    private final List<Map<String, String>> levels = new ArrayList<>();

    public Ladder(String name) {
        this.name = name;
    }

    /** Adds the next higher level; it holds from this amount. */
    public Ladder level(String code, String threshold) {
        levels.add(Map.of("code", code, "threshold", threshold, "nameZh", code, "nameEn", code));
        return this;
    }

    /** @param high level from which both axes count as high */
    public void putInForce(String validFrom, String high) {
        approve(draft(validFrom, high));
    }

    /** Submits a draft as the one who wrote it and approves it as another. */
    public static void approve(String id) {
        step("Submit", "", "anna", id);
        step("Approve", ", version: 1", "boris", id);
    }

    /**
     * Writes it down only.
     *
     * @return the draft's id
     */
    public String draft(String validFrom, String high) {
        Map<String, Object> policy = new LinkedHashMap<>();
        policy.put("name", name);
        policy.put("validFrom", validFrom);
        policy.put("period", "QUARTER");
        policy.put("aumWeight", 100);
        policy.put("loanWeight", 100);
        policy.put("compositeHighFrom", high);
        policy.put("serviceHighFrom", high);
        policy.put("serviceRules", List.of());
        policy.put("levels", levels);
        return Graphql.as(
                        Tokens.staff("anna", "admin"),
                        "mutation($p: TierPolicyInput!) { tierPolicyDraft(policy: $p) { policy { id } errors { code field message } } }",
                        Map.of("p", policy))
                .body("errors", nullValue())
                .body("data.tierPolicyDraft.errors.size()", equalTo(0))
                .extract()
                .path("data.tierPolicyDraft.policy.id");
    }

    private static void step(String step, String more, String who, String id) {
        Graphql.as(
                        Tokens.staff(who, "admin"),
                        "mutation($id: ID!) { step: tierPolicy%s(id: $id%s) { errors { code } } }"
                                .formatted(step, more),
                        Map.of("id", id))
                .body("errors", nullValue())
                .body("data.step.errors.size()", equalTo(0));
    }
}
