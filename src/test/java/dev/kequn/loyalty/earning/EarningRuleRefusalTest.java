package dev.kequn.loyalty.earning;

import static dev.kequn.loyalty.earning.Earning.CHECKER;
import static dev.kequn.loyalty.earning.Earning.MAKER;
import static dev.kequn.loyalty.earning.Earning.approve;
import static dev.kequn.loyalty.earning.Earning.approved;
import static dev.kequn.loyalty.earning.Earning.codes;
import static dev.kequn.loyalty.earning.Earning.draft;
import static dev.kequn.loyalty.earning.Earning.drafted;
import static dev.kequn.loyalty.earning.Earning.input;
import static dev.kequn.loyalty.earning.Earning.key;
import static dev.kequn.loyalty.earning.Earning.reject;
import static dev.kequn.loyalty.earning.Earning.retire;
import static dev.kequn.loyalty.earning.Earning.submit;
import static dev.kequn.loyalty.earning.Earning.submitted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.access.Role;
import dev.kequn.support.Database;
import dev.kequn.support.TestBank;
import dev.kequn.support.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every refusal of a step, and that it has changed nothing. */
@QuarkusTest
@WithTestResource(TestBank.class)
class EarningRuleRefusalTest {
    @Test
    void refusesTheMakersOwnApproval() {
        String maker = Tokens.staff("earning-both", Role.MARKETING, Role.OPERATIONS);
        String id = draft(maker, key(), input("SELF")).getString("rule.id");
        submit(maker, key(), id);

        assertRefused(() -> approve(maker, key(), id, 1), "SELF_APPROVAL", "id");
        assertThat(codes(approve(CHECKER, key(), id, 1))).isEmpty();
    }

    @Test
    void refusesAnotherRevisionThanTheOneThatWasRead() {
        String id = submitted(input("REVISED"));
        reject(CHECKER, key(), id, "Too little");
        draft(MAKER, key(), id, input("REVISED", "points", Map.of("fixed", "1000000")));
        submit(MAKER, key(), id);

        assertRefused(() -> approve(CHECKER, key(), id, 1), "CHANGED_SINCE_SUBMISSION", "revision");
        assertThat(approve(CHECKER, key(), id, 2).getString("rule.points.fixed"))
                .isEqualTo("1000000");
    }

    @Test
    void refusesAContentChangedBehindItsBack() {
        String id = submitted(input("BEHIND", "multipliers", List.of(Map.of("condition", "true", "times", 2))));
        Database.execute("update earning_rule_multiplier set times = 100 where rule_id = " + id);

        assertRefused(() -> approve(CHECKER, key(), id, 1), "CHANGED_SINCE_SUBMISSION", "id");
    }

    @Test
    void refusesWhatNobodyAskedFor() {
        String id = submitted(input("UNASKED"));
        Database.execute("delete from approval where subject_type = 'EarningRule' and subject_id = '" + id + "'");

        assertRefused(() -> approve(CHECKER, key(), id, 1), "NOT_SUBMITTED", "id");
        assertRefused(() -> reject(CHECKER, key(), id, "x"), "NOT_SUBMITTED", "id");
    }

    @Test
    void refusesStepsFromAnotherState() {
        String draft = drafted(input("STATES"));
        String submitted = submitted(input("STATES", "validFrom", "2400-02-01"));
        String approved = approved(input("STATES", "validFrom", "2400-03-01"));
        String retired = approved(input("STATES", "validFrom", "2400-04-01"));
        retire(CHECKER, key(), retired, "x");

        for (String id : List.of(submitted, approved, retired)) {
            assertRefused(() -> draft(MAKER, key(), id, input("STATES")), "WRONG_STATE", "id");
            assertRefused(() -> submit(MAKER, key(), id), "WRONG_STATE", "id");
        }
        for (String id : List.of(draft, approved, retired)) {
            assertRefused(() -> approve(CHECKER, key(), id, 1), "WRONG_STATE", "id");
            assertRefused(() -> reject(CHECKER, key(), id, "x"), "WRONG_STATE", "id");
        }
        for (String id : List.of(draft, submitted, retired)) {
            assertRefused(() -> retire(CHECKER, key(), id, "x"), "WRONG_STATE", "id");
        }
    }

    @Test
    void refusesASecondVersionFromTheSameDay() {
        String first = approved(input("SAME_DAY"));
        String second = submitted(input("SAME_DAY", "nameEn", "Other"));

        assertRefused(() -> approve(CHECKER, key(), second, 1), "VALID_FROM_TAKEN", "id");
        retire(CHECKER, key(), first, "Replaced");
        assertThat(approve(CHECKER, key(), second, 1).getString("rule.state")).isEqualTo("APPROVED");
    }

    @Test
    void letsOneOfTwoApprovalsForTheSameDayThrough() {
        String one = submitted(input("RACE"));
        String two = submitted(input("RACE"));

        List<List<String>> answers = Stream.of(one, two)
                .map(id -> CompletableFuture.supplyAsync(() -> codes(approve(CHECKER, key(), id, 1))))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(answers).containsExactlyInAnyOrder(List.of(), List.of("VALID_FROM_TAKEN"));
        assertThat(Database.rows("select state from earning_rule where code = 'RACE' order by state"))
                .containsExactly("APPROVED", "SUBMITTED");
    }

    @Test
    void refusesARuleThatIsNone() {
        for (String id : List.of("0", "-1", "x", "999999999", "99999999999999999999")) {
            assertRefused(() -> draft(MAKER, key(), id, input("NONE")), "UNKNOWN_RULE", "id");
            assertRefused(() -> submit(MAKER, key(), id), "UNKNOWN_RULE", "id");
            assertRefused(() -> approve(CHECKER, key(), id, 1), "UNKNOWN_RULE", "id");
            assertRefused(() -> reject(CHECKER, key(), id, "x"), "UNKNOWN_RULE", "id");
            assertRefused(() -> retire(CHECKER, key(), id, "x"), "UNKNOWN_RULE", "id");
        }
    }

    @Test
    void refusesADecisionWithoutAReason() {
        String submitted = submitted(input("REASON"));
        String approved = approved(input("REASON", "validFrom", "2400-02-01"));

        for (String reason : List.of("", " ", "x".repeat(501))) {
            assertRefused(() -> reject(CHECKER, key(), submitted, reason), "INVALID_REASON", "reason");
            assertRefused(() -> retire(CHECKER, key(), approved, reason), "INVALID_REASON", "reason");
        }
    }

    @Test
    void refusesAnotherRequestWithTheSameKey() {
        String key = key();
        String id = draft(MAKER, key, input("KEYS")).getString("rule.id");

        assertConflict(() -> draft(MAKER, key, input("KEYS", "nameEn", "Other")));
        assertConflict(() -> draft(MAKER, key, input("KEYS", "points", Map.of("fixed", "101"))));
        assertConflict(() -> draft(MAKER, key, id, input("KEYS")));
        assertConflict(() -> submit(MAKER, key, id));
        submit(MAKER, "s" + key, id);
        assertConflict(() -> submit(MAKER, "s" + key, "1"));
        approve(CHECKER, "a" + key, id, 1);
        assertConflict(() -> approve(CHECKER, "a" + key, id, 2));
        retire(CHECKER, "r" + key, id, "x");
        assertConflict(() -> retire(CHECKER, "r" + key, id, "y"));
    }

    @Test
    void refusesAKeyThatIsNone() {
        for (String key : List.of("", " ", "x".repeat(201))) {
            assertRefused(() -> draft(MAKER, key, input("NO_KEY")), "INVALID_IDEMPOTENCY_KEY", "idempotencyKey");
            assertRefused(() -> submit(MAKER, key, "1"), "INVALID_IDEMPOTENCY_KEY", "idempotencyKey");
        }
    }

    @Test
    void aRefusedRequestLeavesItsKeyFree() {
        String key = key();

        assertRefused(
                () -> draft(MAKER, key, input("FREE", "condition", "nonsense")), "INVALID_CONDITION", "condition");

        assertThat(codes(draft(MAKER, key, input("FREE")))).isEmpty();
    }

    @Test
    void aDraftKeepsItsCode() {
        String id = drafted(input("KEEPS"));

        assertRefused(() -> draft(MAKER, key(), id, input("OTHER")), "INVALID_RULE", "code");
    }

    private static void assertConflict(Supplier<JsonPath> step) {
        assertRefused(step, "IDEMPOTENCY_CONFLICT", "idempotencyKey");
    }

    private static void assertRefused(Supplier<JsonPath> step, String code, String field) {
        String before = Earning.everything();

        JsonPath answer = step.get();

        assertThat(codes(answer)).isEqualTo(List.of(code));
        assertThat(answer.getList("errors.field")).isEqualTo(List.of(field));
        assertThat(answer.getMap("")).containsEntry("rule", null);
        assertThat(Earning.everything()).as(code).isEqualTo(before);
    }
}
