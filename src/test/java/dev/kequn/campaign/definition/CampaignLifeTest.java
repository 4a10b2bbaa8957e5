package dev.kequn.campaign.definition;

import static dev.kequn.campaign.Campaigning.CHECKER;
import static dev.kequn.campaign.Campaigning.MAKER;
import static dev.kequn.campaign.Campaigning.refused;
import static dev.kequn.campaign.Campaigning.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import dev.kequn.campaign.Campaigning;
import dev.kequn.campaign.SampleCampaign;
import dev.kequn.dev.EmbeddedDatabase;
import dev.kequn.segment.Segmenting;
import dev.kequn.support.AtOnce;
import dev.kequn.support.Database;
import dev.kequn.support.Eventually;
import dev.kequn.support.TestBank;
import dev.kequn.support.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Campaigns from draft to end. */
@QuarkusTest
@WithTestResource(TestBank.class)
class CampaignLifeTest {
    private static final Map<String, Object> GOOD = Campaigning.input("CD_A");
    private static final LocalDate TODAY = LocalDate.of(2026, 7, 15);

    @BeforeEach
    void open() {
        SampleCampaign.forget();
        Segmenting.forget();
        Campaigning.segment("CD_A");
        Campaigning.segment("CD_B");
    }

    @AfterEach
    void close() {
        Database.execute(
                "delete from reward where code = 'CD_GIFT'", "delete from reward_stock where reward_code = 'CD_GIFT'");
        SampleCampaign.forget();
        Segmenting.forget();
    }

    @Test
    void oneWritesAnotherApprovesItRunsAndItEnds() {
        long seen = audits();

        Campaigning.draft("CD_LIFE", GOOD)
                .body("data.done.errors", empty())
                .body("data.done.campaign", equalTo(Map.of("code", "CD_LIFE", "state", "DRAFT", "rolledOut", false)))
                .body("data.done.version", equalTo(Map.of("version", 1, "revision", 1, "state", "DRAFT")));
        Campaigning.draft("CD_LIFE", with(GOOD, "priority", 800)).body("data.done.version.revision", equalTo(2));
        Campaigning.submit("CD_LIFE").body("data.done.version.state", equalTo("SUBMITTED"));
        Campaigning.reject(CHECKER, "CD_LIFE", "too dear").body("data.done.version.state", equalTo("DRAFT"));
        Campaigning.submit("CD_LIFE").body("data.done.errors", empty());
        Campaigning.approve(CHECKER, "CD_LIFE", 1, 2)
                .body("data.done.campaign.state", equalTo("APPROVED"))
                .body("data.done.version", equalTo(Map.of("version", 1, "revision", 2, "state", "APPROVED")));
        assertThat(runs()).isZero();

        Campaigning.launch("CD_LIFE")
                .body("data.done.campaign", equalTo(Map.of("code", "CD_LIFE", "state", "LIVE", "rolledOut", false)));
        assertThat(runs()).isOne();
        Eventually.holds("the round has begun", () -> !rounds().isEmpty());
        assertThat(rounds()).containsExactly("1|null|2026-01-01|2026-12-31|LIVE|100000");
        Campaigning.pause("CD_LIFE").body("data.done.campaign.state", equalTo("PAUSED"));
        Campaigning.launch("CD_LIFE").body("data.done.campaign.state", equalTo("LIVE"));
        Campaigning.rollOut("CD_LIFE").body("data.done.campaign.rolledOut", equalTo(true));
        Campaigning.end("CD_LIFE", "wanted no more").body("data.done.campaign.state", equalTo("ENDED"));
        Eventually.holds("the round is over", () -> rounds().get(0).contains("|ENDED|"));

        assertThat(Database.rows(
                        "select action || ' ' || split_part(actor, '-', 2) || coalesce(' ' || purpose, '') from"
                                + " audit_entry where subject_type = 'Campaign' and subject_id = 'CD_LIFE' order by audit_id"
                                + " offset " + seen))
                .containsExactly(
                        "campaignDraft maker",
                        "campaignDraft maker",
                        "campaignSubmit maker",
                        "campaignReject checker too dear",
                        "campaignSubmit maker",
                        "campaignApprove checker",
                        "campaignLaunch checker",
                        "campaignPause checker",
                        "campaignLaunch checker",
                        "campaignRollOut checker",
                        "campaignEnd checker wanted no more");
        assertThat(Database.rows("select parameters ->> 'campaign', jsonb_typeof(parameters), requested_by from job_run"
                        + " where job = 'campaign-day' order by run_id desc limit 4"))
                .containsOnly("CD_LIFE|object|campaign-checker");
    }

    @Test
    void theStepsMayChangePlaces() {
        Campaigning.draft("CD_SWAP", GOOD).body("data.done.errors", empty());
        List<?> steps = (List<?>) GOOD.get("steps");

        Campaigning.draft("CD_SWAP", with(GOOD, "steps", List.of(steps.get(2), steps.get(0), steps.get(1))))
                .body("data.done.version.revision", equalTo(2));

        assertThat(Database.rows("select code from campaign_step order by position"))
                .containsExactly("BUY_PRODUCT", "LEAVE_CONTACT", "VISIT_BRANCH");
    }

    @Test
    void stepsOutOfTurnAreRefusedAndChangeNothing() {
        refused(Campaigning.submit("CD_NONE"), "UNKNOWN_CAMPAIGN", "code");
        refused(Campaigning.approve(CHECKER, "CD_NONE", 1, 1), "UNKNOWN_CAMPAIGN", "code");
        refused(Campaigning.launch("CD_NONE"), "UNKNOWN_CAMPAIGN", "code");

        Campaigning.draft("CD_TURN", GOOD);
        String draft = Campaigning.state();
        wrongState(Campaigning.approve(CHECKER, "CD_TURN", 1, 1));
        wrongState(Campaigning.reject(CHECKER, "CD_TURN", "no"));
        wrongState(Campaigning.launch("CD_TURN"));
        wrongState(Campaigning.pause("CD_TURN"));
        wrongState(Campaigning.rollOut("CD_TURN"));
        wrongState(Campaigning.end("CD_TURN", "no"));
        assertThat(Campaigning.state()).isEqualTo(draft);

        Campaigning.submit("CD_TURN");
        String submitted = Campaigning.state();
        wrongState(Campaigning.draft("CD_TURN", GOOD));
        wrongState(Campaigning.submit("CD_TURN"));
        wrongState(Campaigning.launch("CD_TURN"));
        refused(
                Campaigning.approve(Tokens.staff("campaign-maker", "operations"), "CD_TURN", 1, 1),
                "SELF_APPROVAL",
                "code");
        refused(Campaigning.approve(CHECKER, "CD_TURN", 1, 2), "CHANGED_SINCE_SUBMISSION", "revision");
        refused(Campaigning.approve(CHECKER, "CD_TURN", 2, 1), "CHANGED_SINCE_SUBMISSION", "revision");
        refused(Campaigning.reject(CHECKER, "CD_TURN", " "), "INVALID_REASON", "reason");
        assertThat(Campaigning.state()).isEqualTo(submitted);

        Campaigning.approve(CHECKER, "CD_TURN", 1, 1).body("data.done.errors", empty());
        String approved = Campaigning.state();
        wrongState(Campaigning.approve(CHECKER, "CD_TURN", 1, 1));
        wrongState(Campaigning.submit("CD_TURN"));
        wrongState(Campaigning.pause("CD_TURN"));
        wrongState(Campaigning.rollOut("CD_TURN"));
        refused(Campaigning.end("CD_TURN", ""), "INVALID_REASON", "reason");
        assertThat(Campaigning.state()).isEqualTo(approved);

        Campaigning.end("CD_TURN", "over").body("data.done.errors", empty());
        String ended = Campaigning.state();
        wrongState(Campaigning.end("CD_TURN", "over again"));
        wrongState(Campaigning.launch("CD_TURN"));
        wrongState(Campaigning.draft("CD_TURN", GOOD));
        assertThat(Campaigning.state()).isEqualTo(ended);
    }

    private static void wrongState(ValidatableResponse answer) {
        refused(answer, "WRONG_STATE", "code");
    }

    @Test
    void whoSubmittedTakesItBack() {
        Campaigning.draft("CD_BACK", GOOD);
        Campaigning.submit("CD_BACK");

        Campaigning.reject(MAKER, "CD_BACK", "a slip").body("data.done.version.state", equalTo("DRAFT"));

        assertThat(Database.value(
                        "select decision from approval where subject_type = 'Campaign' order by approval_id desc"
                                + " limit 1"))
                .isEqualTo("WITHDRAWN");
    }

    @Test
    void oneOfTwoLaunchesAtOnceIsOne() {
        Campaigning.approved("CD_TWICE", GOOD);

        List<List<String>> errors = AtOnce.ask(4, i -> codes(Campaigning.launch("CD_TWICE")));

        assertThat(errors)
                .containsExactlyInAnyOrder(
                        List.of(), List.of("WRONG_STATE"), List.of("WRONG_STATE"), List.of("WRONG_STATE"));
    }

    @Test
    void oneOfTwoApprovalsAtOnceIsOne() {
        Campaigning.draft("CD_BOTH", GOOD);
        Campaigning.submit("CD_BOTH");

        List<List<String>> errors = AtOnce.ask(3, i -> codes(Campaigning.approve(CHECKER, "CD_BOTH", 1, 1)));

        assertThat(errors).containsExactlyInAnyOrder(List.of(), List.of("WRONG_STATE"), List.of("WRONG_STATE"));
    }

    /** Whichever comes first, no campaign in force names a segment that is not. */
    @Test
    void approvedWhileItsSegmentIsRetired() {
        Campaigning.draft("CD_MEET", with(GOOD, "exclusions", List.of("CD_B")));
        Campaigning.submit("CD_MEET");

        List<List<String>> errors = AtOnce.ask(
                2,
                i -> i == 0
                        ? codes(Campaigning.approve(CHECKER, "CD_MEET", 1, 1))
                        : Segmenting.retire("CD_B", "over")
                                .extract()
                                .jsonPath()
                                .getList("data.step.errors.code", String.class));

        assertThat(errors)
                .isIn(List.of(List.of(), List.of("IN_USE")), List.of(List.of("UNKNOWN_REFERENCE"), List.of()));
    }

    private static List<String> codes(ValidatableResponse answer) {
        return answer.extract().jsonPath().getList("data.done.errors.code", String.class);
    }

    /** Who is enrolled stays with his version, newcomers get the new one; the live round spends by it. */
    @Test
    void anotherVersionOfALiveCampaign() {
        Map<String, Object> given = with(with(gift(GOOD), "steps[0].stock", 5), "steps[2].points", "10");
        Campaigning.approved("CD_EDIT", with(given, "steps[2].stock", 7));
        Campaigning.launch("CD_EDIT").body("data.done.errors", empty());
        Eventually.holds("the round has begun", () -> !rounds().isEmpty());
        settled();
        long first = version(1);
        enrol(first);
        Database.execute(
                "update campaign_round set spent = 40000, reserved = 1000",
                "update campaign_stock set taken = 4 where step = 'LEAVE_CONTACT'");

        Campaigning.draft("CD_EDIT", with(given, "budget", "409.99")).body("data.done.version.version", equalTo(2));
        Campaigning.submit("CD_EDIT").body("data.done.errors", empty());
        String before = Campaigning.state();
        refused(Campaigning.approve(CHECKER, "CD_EDIT", 2, 1), "BELOW_USE", "budget");
        assertThat(Campaigning.state()).isEqualTo(before);

        rewritten("CD_EDIT", with(with(given, "budget", "410.00"), "steps[0].stock", 3));
        before = Campaigning.state();
        refused(Campaigning.approve(CHECKER, "CD_EDIT", 2, 2), "BELOW_USE", "steps[0].stock");
        assertThat(Campaigning.state()).isEqualTo(before);

        Map<String, Object> better = with(with(given, "budget", "410.00"), "steps[0].stock", 4);
        rewritten("CD_EDIT", with(with(better, "lastDay", "2026-10-31"), "pilotShareBasisPoints", null));
        Campaigning.approve(CHECKER, "CD_EDIT", 2, 3)
                .body("data.done.errors", empty())
                .body("data.done.campaign", equalTo(Map.of("code", "CD_EDIT", "state", "LIVE", "rolledOut", true)));

        assertThat(rounds()).containsExactly("1|null|2026-01-01|2026-10-31|LIVE|41000");
        assertThat(Database.rows("select step, put_in, taken from campaign_stock order by step"))
                .containsExactly("BUY_PRODUCT|7|0", "LEAVE_CONTACT|4|4");
        assertThat(Database.rows("select version, state from campaign_version order by version"))
                .containsExactly("1|REPLACED", "2|APPROVED");
        assertThat(Database.value("select in_force from campaign")).isEqualTo(Long.toString(version(2)));
        assertThat(Database.value("select version_id from enrolment where customer_id = 987654321"))
                .isEqualTo(Long.toString(first));
    }

    @Test
    void whatItNamedIsGoneWhenItIsApproved() {
        Campaigning.draft("CD_GONE", with(gift(GOOD), "exclusions", List.of("CD_B")));
        Campaigning.submit("CD_GONE");
        Segmenting.retire("CD_B", "over").body("data.step.errors", empty());
        String before = Campaigning.state();

        refused(Campaigning.approve(CHECKER, "CD_GONE", 1, 1), "UNKNOWN_REFERENCE", "exclusions[0]");
        Campaigning.reject(MAKER, "CD_GONE", "gone");
        Campaigning.draft("CD_GONE", gift(GOOD));
        Campaigning.submit("CD_GONE");
        Database.execute("update reward set state = 'RETIRED' where code = 'CD_GIFT'");
        refused(Campaigning.approve(CHECKER, "CD_GONE", 1, 2), "UNKNOWN_REFERENCE", "steps[0].reward");

        assertThat(before).isNotEmpty();
        assertThat(Database.value("select state from campaign")).isEqualTo("DRAFT");
    }

    @Test
    void itsSegmentsAreInUseUntilItEnds() {
        Campaigning.segment("CD_C");
        Campaigning.approved(
                "CD_USE",
                with(
                        with(GOOD, "exclusions", List.of("CD_B")),
                        "steps[2].condition",
                        "eventText(\"x\") == \"y\" && !inSegment(\"CD_C\")"));

        for (String segment : List.of("CD_A", "CD_B", "CD_C")) {
            Segmenting.retire(segment, "no longer wanted")
                    .body("data.step.errors.code", equalTo(List.of("IN_USE")))
                    .body("data.step.errors.message", equalTo(List.of("campaign CD_USE builds on " + segment)));
        }
        // A round goes on under the version that began it.
        Campaigning.launch("CD_USE").body("data.done.errors", empty());
        Eventually.holds("the round has begun", () -> !rounds().isEmpty());
        Campaigning.approved("CD_USE", GOOD);
        Segmenting.retire("CD_C", "over").body("data.step.errors.code", equalTo(List.of("IN_USE")));
        Campaigning.end("CD_USE", "over").body("data.done.errors", empty());
        for (String segment : List.of("CD_A", "CD_B", "CD_C")) {
            Segmenting.retire(segment, "over").body("data.step.errors", empty());
        }
    }

    @Test
    void theDatabaseKeepsWhatWasApproved() {
        Campaigning.approved("CD_KEPT", GOOD);
        String before = Campaigning.state();

        for (String role : List.of(EmbeddedDatabase.APP, EmbeddedDatabase.OWNER)) {
            for (String change : List.of(
                    "update campaign_version set priority = 1",
                    "update campaign_version set state = 'DRAFT'",
                    "update campaign_version set state = 'REPLACED', budget = 5",
                    "update campaign_step set points = 5",
                    "update campaign_message set body = 'x'",
                    "delete from campaign_step",
                    "delete from campaign_message",
                    "insert into campaign_season select version_id, 0, 'ANY', 'x', 'x', 101, 102 from campaign_version")) {
                assertThatThrownBy(() -> Database.execute(Database.connect(role), change))
                        .as(role + ": " + change)
                        .hasMessageContaining("An approved campaign version does not change");
            }
        }
        assertThatThrownBy(
                        () -> Database.execute(Database.connect(EmbeddedDatabase.APP), "delete from campaign_version"))
                .hasMessageContaining("permission denied");
        assertThat(Campaigning.state()).isEqualTo(before);
    }

    private static Map<String, Object> gift(Map<String, Object> input) {
        Database.execute(
                "insert into reward_stock (reward_code, opened) values ('CD_GIFT', true) on conflict do nothing",
                """
                insert into reward (code, version, state, name_zh, name_en, cost, valid_from, created_by)
                values ('CD_GIFT', 1, 'APPROVED', 'x', 'x', 5, '2026-01-01', 'x') on conflict do nothing""");
        return with(with(input, "steps[0].reward", "CD_GIFT"), "steps[0].rewardCost", "5.00");
    }

    private static void rewritten(String code, Map<String, Object> input) {
        Campaigning.reject(MAKER, code, "again").body("data.done.errors", empty());
        Campaigning.draft(code, input).body("data.done.errors", empty());
        Campaigning.submit(code).body("data.done.errors", empty());
    }

    private static void enrol(long version) {
        Database.execute(
                """
                insert into enrolment (customer_id, round_id, entry, campaign_id, version_id, bucket, arm, pilot, source,
                    branch_code, newcomer, enrolled_on, enrolled_at, state, step_entered_at)
                select 987654321, round_id, 1, campaign_id, %d, 5, 'TREATED', true, 'EVENT', 'B1', false, '%s', now(),
                    'ACTIVE', now()
                from campaign_round"""
                        .formatted(version, TODAY));
    }

    /** Nothing is under way any more that would see what a test sets. */
    private static void settled() {
        Eventually.holds("nothing of campaigns is under way", () -> Database.value(
                        "select count(*) from job_run where job = 'campaign-day'"
                                + " and state in ('QUEUED', 'RUNNING')")
                .equals("0"));
    }

    private static long version(int number) {
        return Long.parseLong(Database.value("select version_id from campaign_version where version = " + number));
    }

    private static List<String> rounds() {
        return Database.rows(
                "select number, season, starts_on, ends_on, state, budget from campaign_round order by number");
    }

    private static long runs() {
        return Long.parseLong(Database.value("select count(*) from job_run where job = 'campaign-day'"
                + " and parameters ->> 'campaign' = 'CD_LIFE'"));
    }

    private static long audits() {
        return Long.parseLong(Database.value(
                "select count(*) from audit_entry where subject_type = 'Campaign' and subject_id = 'CD_LIFE'"));
    }
}
