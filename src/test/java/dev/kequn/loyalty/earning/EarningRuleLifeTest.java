package dev.kequn.loyalty.earning;

import static dev.kequn.loyalty.earning.Earning.CHECKER;
import static dev.kequn.loyalty.earning.Earning.MAKER;
import static dev.kequn.loyalty.earning.Earning.approve;
import static dev.kequn.loyalty.earning.Earning.codes;
import static dev.kequn.loyalty.earning.Earning.draft;
import static dev.kequn.loyalty.earning.Earning.drafted;
import static dev.kequn.loyalty.earning.Earning.input;
import static dev.kequn.loyalty.earning.Earning.key;
import static dev.kequn.loyalty.earning.Earning.reject;
import static dev.kequn.loyalty.earning.Earning.retire;
import static dev.kequn.loyalty.earning.Earning.rule;
import static dev.kequn.loyalty.earning.Earning.submit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.support.AtOnce;
import dev.kequn.support.Database;
import dev.kequn.support.TestBank;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An earning rule from its draft to its end. */
@QuarkusTest
@WithTestResource(TestBank.class)
class EarningRuleLifeTest {
    @Test
    void isWrittenSubmittedApprovedAndRetired() {
        // When
        JsonPath drafted = draft(MAKER, key(), input("LIFE", "validFrom", "2400-03-01", "validTo", "2400-12-31"));
        String id = drafted.getString("rule.id");
        JsonPath submitted = submit(MAKER, key(), id);
        JsonPath approved = approve(CHECKER, key(), id, 1);
        JsonPath retired = retire(CHECKER, key(), id, "Too dear");

        // Then
        assertThat(drafted.getMap("rule"))
                .containsEntry("code", "LIFE")
                .containsEntry("version", 1)
                .containsEntry("revision", 1)
                .containsEntry("zh", "刷卡")
                .containsEntry("en", "Card payment")
                .containsEntry("state", "DRAFT")
                .containsEntry("validFrom", "2400-03-01")
                .containsEntry("validTo", "2400-12-31")
                .containsEntry("retiredOn", null)
                .containsEntry("condition", null)
                .containsEntry("multipliers", List.of())
                .containsEntry("caps", List.of())
                .containsEntry("budget", null)
                .containsEntry("referral", null);
        assertThat(submitted.getString("rule.state")).isEqualTo("SUBMITTED");
        assertThat(approved.getString("rule.state")).isEqualTo("APPROVED");
        assertThat(retired.getMap("rule"))
                .containsEntry("state", "RETIRED")
                .containsEntry("retiredOn", "2026-07-15")
                .containsEntry("retireReason", "Too dear");
        assertThat(rule(MAKER, id).getMap("")).isEqualTo(retired.getMap("rule"));
        assertThat(Database.rows("select actor, actor_roles, action, before_values ->> 'state',"
                        + " after_values ->> 'state', purpose from audit_entry where subject_type = 'EarningRule'"
                        + " and subject_id = '" + id + "' order by audit_id"))
                .containsExactly(
                        "earning-maker|marketing|earningRuleDraft|null|DRAFT|null",
                        "earning-maker|marketing|earningRuleSubmit|DRAFT|SUBMITTED|null",
                        "earning-checker|operations|earningRuleApprove|SUBMITTED|APPROVED|null",
                        "earning-checker|operations|earningRuleRetire|APPROVED|RETIRED|Too dear");
    }

    @Test
    void keepsEveryWordOfIt() {
        // Given
        Map<String, Object> input = input(
                "EVERY_WORD",
                "condition",
                "eventText(\"channel\") == \"APP\"\n  && age >= 60",
                "points",
                Map.of("per", Map.of("attribute", "paid", "amount", "100.5", "points", "3")),
                "multipliers",
                List.of(
                        Map.of("condition", "eventAmount(\"paid\") > money(\"5000\")", "times", 2),
                        Map.of("condition", "compositeTier == \"PRIVATE\"", "times", 100)),
                "atMost",
                "1000000000",
                "activation",
                Map.of("kind", "ON_EVENT", "eventType", "app.opened", "days", 30),
                "expiry",
                Map.of("kind", "END_OF_MONTH", "number", 0),
                "onSpent",
                "ARREARS",
                "caps",
                List.of(
                        Map.of("period", "EVER", "points", "999999999999999", "times", 1000000),
                        Map.of("period", "DAY", "times", 3),
                        Map.of("period", "MONTH", "points", "500")),
                "budget",
                "999999999999999",
                "referral",
                Map.of("withinDays", 90, "referrerPoints", "1000000", "referrerReward", "RICE_5KG"));

        // When
        String id = drafted(input);
        Map<String, Object> read = rule(CHECKER, id).getMap("");

        // Then
        assertThat(read)
                .containsEntry("trigger", Map.of("kind", "EVENT", "eventType", "earning.test"))
                .containsEntry("condition", input.get("condition"))
                .containsEntry("multipliers", input.get("multipliers"))
                .containsEntry("atMost", "1000000000")
                .containsEntry("activation", input.get("activation"))
                .containsEntry("onSpent", "ARREARS")
                .containsEntry("budget", "999999999999999");
        JsonPath whole = rule(CHECKER, id);
        assertThat(whole.getMap("points.per"))
                .isEqualTo(Map.of("attribute", "paid", "amount", "100.50", "points", "3"));
        assertThat(whole.getString("points.fixed")).isNull();
        assertThat(whole.getMap("expiry")).containsEntry("kind", "END_OF_MONTH").containsEntry("number", 0);
        assertThat(whole.getList("caps.period")).isEqualTo(List.of("DAY", "MONTH", "EVER"));
        assertThat(whole.getList("caps.points")).isEqualTo(Earning.list(null, "500", "999999999999999"));
        assertThat(whole.getList("caps.times")).isEqualTo(Earning.list(3, null, 1000000));
        assertThat(whole.getMap("referral"))
                .containsEntry("withinDays", 90)
                .containsEntry("referrerPoints", "1000000")
                .containsEntry("referrerReward", "RICE_5KG")
                .containsEntry("newcomerReward", null);
    }

    @Test
    void rulesOfMonthsAndReferralsWithoutPointsAreRulesToo() {
        JsonPath month = draft(
                MAKER,
                key(),
                input(
                        "OF_MONTHS",
                        "trigger",
                        Map.of("kind", "PERIOD"),
                        "condition",
                        "age >= 0",
                        "expiry",
                        Map.of("kind", "ON", "day", "2400-01-01")));
        JsonPath referral = draft(
                MAKER,
                key(),
                input("NO_POINTS", "points", null, "referral", Map.of("withinDays", 1, "newcomerReward", "EGGS")));

        assertThat(month.getMap("rule.trigger")).containsEntry("kind", "PERIOD").containsEntry("eventType", null);
        assertThat(month.getString("rule.expiry.day")).isEqualTo("2400-01-01");
        assertThat(referral.getMap("rule")).containsEntry("points", null);
    }

    @Test
    void aDraftIsRewrittenAsItsNextRevision() {
        // Given
        String id = drafted(input(
                "REWRITTEN",
                "multipliers",
                List.of(Map.of("condition", "true", "times", 2), Map.of("condition", "false", "times", 3)),
                "caps",
                List.of(Map.of("period", "DAY", "times", 1), Map.of("period", "YEAR", "times", 9))));

        // When
        JsonPath rewritten = draft(
                MAKER,
                key(),
                id,
                input(
                        "REWRITTEN",
                        "nameEn",
                        "Another",
                        "multipliers",
                        List.of(Map.of("condition", "false", "times", 3)),
                        "caps",
                        List.of(Map.of("period", "DAY", "points", "5"))));

        // Then
        assertThat(rewritten.getMap("rule"))
                .containsEntry("id", id)
                .containsEntry("version", 1)
                .containsEntry("revision", 2)
                .containsEntry("en", "Another")
                .containsEntry("multipliers", List.of(Map.of("condition", "false", "times", 3)));
        assertThat(rule(MAKER, id).getMap("")).isEqualTo(rewritten.getMap("rule"));
        assertThat(Database.rows("select period, points, times from earning_rule_cap where rule_id = " + id))
                .containsExactly("DAY|5|null");
    }

    @Test
    void versionsOfACodeAreCountedWithoutGapsEvenAtOnce() {
        // When
        List<String> drafts = IntStream.range(0, 6)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> drafted(input("COUNTED"))))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        draft(MAKER, key(), input("COUNTED", "condition", "nonsense"));
        drafts = Stream.concat(drafts.stream(), Stream.of(drafted(input("COUNTED"))))
                .toList();

        // Then
        assertThat(drafts).doesNotHaveDuplicates();
        assertThat(Database.value("select string_agg(version::text, ',' order by version) from earning_rule"
                        + " where code = 'COUNTED'"))
                .isEqualTo("1,2,3,4,5,6,7");
    }

    @Test
    void anotherSendsItBackOrItsMakerTakesItBack() {
        // Given
        String id = Earning.submitted(input("SENT_BACK"));

        // When
        JsonPath rejected = reject(CHECKER, key(), id, "Too many points");
        submit(MAKER, key(), id);
        JsonPath withdrawn = reject(MAKER, key(), id, "Not yet");

        // Then
        assertThat(rejected.getString("rule.state")).isEqualTo("DRAFT");
        assertThat(withdrawn.getString("rule.state")).isEqualTo("DRAFT");
        assertThat(Database.rows("select decision, decided_by, reason from approval where subject_type = 'EarningRule'"
                        + " and subject_id = '" + id + "' order by approval_id"))
                .containsExactly("REJECTED|earning-checker|Too many points", "WITHDRAWN|earning-maker|Not yet");
    }

    @Test
    void theSameRequestIsDoneOnce() {
        // Given
        String key = key();
        JsonPath first = draft(MAKER, key, input("ONCE"));
        String id = first.getString("rule.id");
        submit(MAKER, "submit-" + key, id);
        approve(CHECKER, "approve-" + key, id, 1);
        retire(CHECKER, "retire-" + key, id, "x");
        String before = Earning.everything();

        // When
        List<JsonPath> again = List.of(
                draft(MAKER, key, input("ONCE")),
                submit(MAKER, "submit-" + key, id),
                approve(CHECKER, "approve-" + key, id, 1),
                retire(CHECKER, "retire-" + key, id, "x"));

        // Then
        assertThat(again).allSatisfy(answer -> {
            assertThat(codes(answer)).isEmpty();
            assertThat(answer.getString("rule.id")).isEqualTo(id);
            assertThat(answer.getString("rule.state")).isEqualTo("RETIRED");
        });
        assertThat(Earning.everything()).isEqualTo(before);
    }

    @Test
    void theSameRequestAtOnceIsDoneOnce() {
        // Given
        String key = key();

        // When
        List<String> ids = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> draft(MAKER, key, input("AT_ONCE")).getString("rule.id")))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .distinct()
                .toList();

        // Then
        assertThat(ids).hasSize(1).doesNotContainNull();
        assertThat(Database.value("select count(*) || '/' || max(version) from earning_rule where code = 'AT_ONCE'"))
                .isEqualTo("1/1");
    }

    @Test
    void theSameKeyOfAnotherCallerIsAnotherKey() {
        String key = key();

        String one = draft(MAKER, key, input("SHARED_KEY")).getString("rule.id");
        JsonPath other = draft(CHECKER, key, input("SHARED_KEY"));

        assertThat(codes(other)).isEmpty();
        assertThat(other.getString("rule.id")).isNotEqualTo(one);
        assertThat(other.getInt("rule.version")).isEqualTo(2);
    }

    @Test
    void twinsThatWaitForEachOtherAreAnsweredAlike() {
        // Given
        String id = drafted(input("TWINS"));

        // When
        List<JsonPath> answers = AtOnce.ask(8, i -> submit(MAKER, "twins", id));

        // Then
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.getList("errors")).isEmpty();
            assertThat(answer.getString("rule.state")).isEqualTo("SUBMITTED");
        });
        assertThat(Database.value("select count(*) from audit_entry where action = 'earningRuleSubmit'"
                        + " and subject_type = 'EarningRule' and subject_id = '" + id + "'"))
                .isEqualTo("1");
    }
}
