package dev.kequn.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import dev.kequn.support.Database;
import dev.kequn.support.Ladder;
import dev.kequn.support.Policies;
import dev.kequn.support.TestBank;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A segment is not ended while a rule of any room asks for it, in force or to come. */
@QuarkusTest
@WithTestResource(TestBank.class)
class SegmentInUseTest {
    private static final String POLICY = "Policy that asks for a segment";

    @BeforeEach
    void open() {
        Segmenting.forget();
        Segmenting.inForce(Segmenting.rule("SU_A", "hasTag(\"SU_NOBODY\")"));
    }

    @AfterEach
    void close() {
        Policies.forget(POLICY);
        Segmenting.forget();
        Database.execute(
                "begin",
                "alter table earning_rule disable trigger user",
                "alter table earning_rule_multiplier disable trigger user",
                "delete from earning_rule_multiplier where rule_id in"
                        + " (select rule_id from earning_rule where code = 'SU_EARNING')",
                "delete from earning_rule where code = 'SU_EARNING'",
                "delete from earning_code where code = 'SU_EARNING'",
                "alter table earning_rule enable trigger user",
                "alter table earning_rule_multiplier enable trigger user",
                "commit");
    }

    @Test
    void byAnotherSegment() {
        Segmenting.inForce(Segmenting.rule("SU_RULE", "age > 3 || !inSegment(\"SU_A\")"));
        refused("SU_A", "SU_RULE");

        Segmenting.inForce(Segmenting.rule("SU_RULE", "age > 3"));
        Segmenting.inForce(
                Segmenting.input("SU_COMB", "COMBINATION", Map.of("combination", Map.of("noneOf", List.of("SU_A")))));
        refused("SU_A", "SU_COMB");

        Segmenting.retire("SU_COMB", "over").body("data.step.errors", empty());
        lookalikeOf("SU_A");
        refused("SU_A", "SU_LIKE");

        // A list is taken from a rule once, and does not ask again.
        Segmenting.inForce(Segmenting.input("SU_LIST", "LIST", Map.of("rule", "inSegment(\"SU_RULE\")")));
        Segmenting.retire("SU_RULE", "over").body("data.step.errors", empty());
    }

    @Test
    void byATierPolicyToCome() {
        String policy =
                new Ladder(POLICY).level("LOW", "0").level("HIGH", "100").draft("2351-01-01", "HIGH");
        Database.execute(
                "insert into tier_policy_floor values (%s, 0, 'inSegment(\"SU_A\")', 'LOW')".formatted(policy));
        Segmenting.inForce(Segmenting.rule("SU_B", "hasTag(\"SU_NOBODY\")"));
        Segmenting.retire("SU_B", "over").body("data.step.errors", empty());

        Ladder.approve(policy);

        refused("SU_A", "tier policy " + POLICY);
    }

    @Test
    void byAnEarningRule() {
        earning("APPROVED", "null", "inSegment(\"SU_A\") || age > 3", null);
        refused("SU_A", "earning rule SU_EARNING");
    }

    @Test
    void byAMultiplierOfAnEarningRule() {
        earning("APPROVED", "date '2401-01-01'", "age > 3", "!inSegment(\"SU_A\")");
        refused("SU_A", "earning rule SU_EARNING");
    }

    @Test
    void whatIsADraftOrOverDoesNotHoldIt() {
        earning("DRAFT", "null", "inSegment(\"SU_A\")", null);
        Segmenting.retire("SU_A", "over").body("data.step.errors", empty());
    }

    private static void refused(String code, String user) {
        Segmenting.retire(code, "no longer wanted")
                .body("data.step.segment", equalTo(null))
                .body(
                        "data.step.errors",
                        equalTo(List.of(Map.of(
                                "code",
                                "IN_USE",
                                "field",
                                "code",
                                "message",
                                "%s builds on %s".formatted(user, code)))));
        assertThat(Database.value(
                        "select in_force is not null and retired_at is null from segment where code = '" + code + "'"))
                .isEqualTo("true");
    }

    private static void earning(String state, String validTo, String condition, String multiplier) {
        Database.execute(
                "insert into earning_code values ('SU_EARNING', 1)",
                """
                insert into earning_rule (code, version, revision, name_zh, name_en, state, valid_from, valid_to,
                    trigger_kind, event_type, fixed_points, activation, expiry, on_spent, condition, created_by)
                values ('SU_EARNING', 1, 1, 'x', 'x', 'DRAFT', '2400-01-01', %s, 'EVENT', 'x', 1, 'IMMEDIATE', 'NEVER',
                        'CLAMP', '%s', 'test')"""
                        .formatted(validTo, condition));
        if (multiplier != null) {
            Database.execute("insert into earning_rule_multiplier (rule_id, position, condition, times)"
                    + " select rule_id, 0, '%s', 2 from earning_rule where code = 'SU_EARNING'".formatted(multiplier));
        }
        Database.execute("update earning_rule set state = '%s' where code = 'SU_EARNING'".formatted(state));
    }

    /** One in force, as if somebody had trained and approved it. */
    private static void lookalikeOf(String seed) {
        Database.execute(
                "insert into segment (code, kind, versions) values ('SU_LIKE', 'LOOKALIKE', 1)",
                """
                insert into segment_definition (segment_id, version, revision, state, kind, name_zh, name_en, seed, reach,
                    created_by)
                select segment_id, 1, 1, 'APPROVED', kind, 'x', 'x', '%s', 'BROAD', 'test' from segment
                where code = 'SU_LIKE'"""
                        .formatted(seed),
                """
                update segment s set in_force = definition_id, refreshed = definition_id
                from segment_definition d where d.segment_id = s.segment_id and s.code = 'SU_LIKE'""");
    }
}
