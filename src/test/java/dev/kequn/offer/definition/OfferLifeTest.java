package dev.kequn.offer.definition;

import static dev.kequn.campaign.Campaigning.with;
import static dev.kequn.offer.Offering.CHECKER;
import static dev.kequn.offer.Offering.MAKER;
import static dev.kequn.offer.Offering.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import dev.kequn.campaign.Campaigning;
import dev.kequn.campaign.SampleCampaign;
import dev.kequn.customer.ProductCategory;
import dev.kequn.offer.Offering;
import dev.kequn.offer.SampleOffer;
import dev.kequn.segment.Segmenting;
import dev.kequn.support.AtOnce;
import dev.kequn.support.Database;
import dev.kequn.support.TestBank;
import dev.kequn.support.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An offer's way from its first draft to its end. */
@QuarkusTest
@WithTestResource(TestBank.class)
class OfferLifeTest {
    private static final Map<String, Object> GOOD = Offering.input("OL_DEPOSIT");

    @BeforeEach
    void open() {
        close();
        SampleOffer.productIs("OL_DEPOSIT", ProductCategory.DEPOSIT, null);
        Campaigning.segment("OL_A");
    }

    @AfterEach
    void close() {
        SampleCampaign.forget();
        SampleOffer.forget();
        Segmenting.forget();
    }

    @Test
    void fromDraftToRetirement() {
        long seen = audits();
        done(Offering.draft("OL_LIFE", GOOD), "DRAFT", 1, 1, "DRAFT");
        done(Offering.draft("OL_LIFE", with(GOOD, "lever", 200)), "DRAFT", 1, 2, "DRAFT");
        done(Offering.submit("OL_LIFE"), "DRAFT", 1, 2, "SUBMITTED");
        done(Offering.reject(CHECKER, "OL_LIFE", "too loud"), "DRAFT", 1, 2, "DRAFT");
        done(Offering.submit("OL_LIFE"), "DRAFT", 1, 2, "SUBMITTED");
        done(Offering.approve(CHECKER, "OL_LIFE", 1, 2), "APPROVED", 1, 2, "APPROVED");
        assertThat(catalogue("OL_LIFE")).containsExactly("APPROVED|null|0");
        long version = version();
        done(Offering.publish("OL_LIFE"), "LIVE", 1, 2, "APPROVED");
        assertThat(version()).isEqualTo(version + 1);
        done(Offering.retire("OL_LIFE", "wanted no more"), "RETIRED", 1, 2, "APPROVED");
        assertThat(version()).isEqualTo(version + 2);

        assertThat(Database.rows(
                        "select action || ' ' || replace(actor, 'offer-', '') || coalesce(' ' || purpose, '') from"
                                + " audit_entry where subject_type = 'Offer' and subject_id = 'OL_LIFE' order by audit_id offset "
                                + seen))
                .containsExactly(
                        "offerDraft maker",
                        "offerDraft maker",
                        "offerSubmit maker",
                        "offerReject checker too loud",
                        "offerSubmit maker",
                        "offerApprove checker",
                        "offerPublish checker",
                        "offerRetire checker wanted no more");
        assertThat(Database.value("select published_at::date, retired_at::date, retire_reason from offer"))
                .isEqualTo("2026-07-15|2026-07-15|wanted no more");
    }

    @Test
    void stepsOutOfTurnAreRefusedAndChangeNothing() {
        refused(Offering.submit("OL_NONE"), "UNKNOWN_OFFER", "code");
        refused(Offering.approve(CHECKER, "OL_NONE", 1, 1), "UNKNOWN_OFFER", "code");
        refused(Offering.reject(CHECKER, "OL_NONE", "no"), "UNKNOWN_OFFER", "code");
        refused(Offering.publish("OL_NONE"), "UNKNOWN_OFFER", "code");
        refused(Offering.retire("OL_NONE", "no"), "UNKNOWN_OFFER", "code");

        Offering.draft("OL_TURN", GOOD);
        String draft = Offering.state();
        wrongState(Offering.approve(CHECKER, "OL_TURN", 1, 1));
        wrongState(Offering.reject(CHECKER, "OL_TURN", "no"));
        wrongState(Offering.publish("OL_TURN"));
        wrongState(Offering.retire("OL_TURN", "no"));
        assertThat(Offering.state()).isEqualTo(draft);

        Offering.submit("OL_TURN");
        String submitted = Offering.state();
        wrongState(Offering.draft("OL_TURN", GOOD));
        wrongState(Offering.submit("OL_TURN"));
        wrongState(Offering.publish("OL_TURN"));
        refused(Offering.approve(Tokens.staff("offer-maker", "operations"), "OL_TURN", 1, 1), "SELF_APPROVAL", "code");
        refused(Offering.approve(CHECKER, "OL_TURN", 1, 2), "CHANGED_SINCE_SUBMISSION", "revision");
        refused(Offering.approve(CHECKER, "OL_TURN", 2, 1), "CHANGED_SINCE_SUBMISSION", "revision");
        refused(Offering.reject(CHECKER, "OL_TURN", " "), "INVALID_REASON", "reason");
        assertThat(Offering.state()).isEqualTo(submitted);

        Offering.approve(CHECKER, "OL_TURN", 1, 1).body("data.done.errors", empty());
        String approved = Offering.state();
        wrongState(Offering.approve(CHECKER, "OL_TURN", 1, 1));
        wrongState(Offering.submit("OL_TURN"));
        wrongState(Offering.reject(CHECKER, "OL_TURN", "no"));
        refused(Offering.retire("OL_TURN", ""), "INVALID_REASON", "reason");
        assertThat(Offering.state()).isEqualTo(approved);

        Offering.publish("OL_TURN").body("data.done.errors", empty());
        String live = Offering.state();
        wrongState(Offering.publish("OL_TURN"));
        assertThat(Offering.state()).isEqualTo(live);

        Offering.draft("OL_TURN", GOOD).body("data.done.version.version", equalTo(2));
        Offering.submit("OL_TURN").body("data.done.errors", empty());
        Offering.retire("OL_TURN", "over").body("data.done.version.version", equalTo(1));
        String retired = Offering.state();
        wrongState(Offering.retire("OL_TURN", "over again"));
        wrongState(Offering.publish("OL_TURN"));
        wrongState(Offering.draft("OL_TURN", GOOD));
        wrongState(Offering.submit("OL_TURN"));
        wrongState(Offering.approve(CHECKER, "OL_TURN", 2, 1));
        assertThat(Offering.state()).isEqualTo(retired);
    }

    @Test
    void whoSubmittedTakesItBack() {
        Offering.draft("OL_BACK", GOOD);
        Offering.submit("OL_BACK");

        Offering.reject(MAKER, "OL_BACK", "a slip").body("data.done.version.state", equalTo("DRAFT"));

        assertThat(Database.value("select decision from approval where subject_type = 'Offer' order by approval_id desc"
                        + " limit 1"))
                .isEqualTo("WITHDRAWN");
    }

    @Test
    void oneOfSeveralAtOnceIsDone() {
        Offering.draft("OL_ONCE", GOOD);
        Offering.submit("OL_ONCE");
        List<List<String>> once = List.of(List.of(), List.of("WRONG_STATE"), List.of("WRONG_STATE"));

        assertThat(AtOnce.ask(3, i -> codes(Offering.approve(CHECKER, "OL_ONCE", 1, 1))))
                .containsExactlyInAnyOrderElementsOf(once);
        assertThat(AtOnce.ask(3, i -> codes(Offering.publish("OL_ONCE")))).containsExactlyInAnyOrderElementsOf(once);
        assertThat(AtOnce.ask(3, i -> codes(Offering.retire("OL_ONCE", "over"))))
                .containsExactlyInAnyOrderElementsOf(once);
    }

    @Test
    void theTextsMayChangePlaces() {
        Map<String, Object> zh = Offering.text("zh", "一");
        Map<String, Object> en = Offering.text("en", "One");
        Offering.draft("OL_SWAP", with(GOOD, "texts", List.of(zh, en))).body("data.done.errors", empty());

        Offering.draft("OL_SWAP", with(GOOD, "texts", List.of(en, zh))).body("data.done.version.revision", equalTo(2));

        assertThat(Database.rows("select locale, title from offer_text order by position"))
                .containsExactly("en|One", "zh|一");
    }

    /** The next version of a live offer is shown at once, and what was accepted counts on. */
    @Test
    void anotherVersionOfALiveOffer() {
        Offering.approved("OL_NEXT", with(GOOD, "stock", 5));
        Offering.publish("OL_NEXT").body("data.done.errors", empty());
        Database.execute("update offer_stock set taken = 3");
        Offering.draft("OL_NEXT", with(GOOD, "stock", 2)).body("data.done.version.version", equalTo(2));
        Offering.submit("OL_NEXT");
        String before = Offering.state();
        refused(Offering.approve(CHECKER, "OL_NEXT", 2, 1), "BELOW_USE", "stock");
        assertThat(Offering.state()).isEqualTo(before);

        rewritten("OL_NEXT", with(GOOD, "stock", 3));
        long version = version();
        done(Offering.approve(CHECKER, "OL_NEXT", 2, 2), "LIVE", 2, 2, "APPROVED");
        assertThat(version()).isGreaterThan(version);
        assertThat(catalogue("OL_NEXT")).containsExactly("LIVE|3|3");
        assertThat(Database.rows("select version, state, stock from offer_version order by version"))
                .containsExactly("1|REPLACED|5", "2|APPROVED|3");
        assertThat(Database.value("select v.version from offer o join offer_version v on v.version_id = o.in_force"))
                .isEqualTo("2");

        Offering.approved("OL_NEXT", GOOD);
        assertThat(catalogue("OL_NEXT")).containsExactly("LIVE|null|3");
        Offering.approved("OL_NEXT", with(GOOD, "stock", 4));
        assertThat(catalogue("OL_NEXT")).containsExactly("LIVE|4|3");
    }

    @Test
    void whatItNamedIsGoneWhenItIsApproved() {
        SampleOffer.productIs("OL_FUND", ProductCategory.FUND, 3);
        SampleCampaign.of("OL_SPRING").audience("OL_A").step("VISIT").approved();
        Map<String, Object> whole = with(
                with(with(with(GOOD, "productCode", "OL_FUND"), "campaign", "OL_SPRING"), "step", "VISIT"),
                "eligibility",
                "inSegment(\"OL_A\")");
        Offering.draft("OL_GONE", whole).body("data.done.errors", empty());
        Offering.submit("OL_GONE");
        String before = Offering.state();

        SampleOffer.productIs("OL_FUND", ProductCategory.FUND, null);
        refused(Offering.approve(CHECKER, "OL_GONE", 1, 1), "RISK_UNKNOWN", "productCode");
        SampleOffer.productIs("OL_FUND", ProductCategory.FUND, 3);
        Database.execute("update campaign set state = 'ENDED', ended_at = now(), end_reason = 'x'");
        refused(Offering.approve(CHECKER, "OL_GONE", 1, 1), "UNKNOWN_REFERENCE", "campaign");
        Database.execute("update campaign set state = 'APPROVED', ended_at = null, end_reason = null");
        Segmenting.retire("OL_A", "over").body("data.step.errors.code", equalTo(List.of("IN_USE")));
        SampleCampaign.of("OL_SPRING").audience("OL_B").step("BUY").replaced();
        refused(Offering.approve(CHECKER, "OL_GONE", 1, 1), "UNKNOWN_REFERENCE", "step");
        Segmenting.retire("OL_A", "over").body("data.step.errors", empty());
        refused(Offering.approve(CHECKER, "OL_GONE", 1, 1), "UNKNOWN_REFERENCE", "eligibility");

        assertThat(Database.value("select state from offer_version")).isEqualTo("SUBMITTED");
        assertThat(before).isNotEmpty();
    }

    @Test
    void aRewardThatIsNotApprovedAnyMore() {
        SampleOffer.of("OL_OTHER").reward("OL_RICE").approved();
        Offering.draft("OL_GIFT", with(with(GOOD, "productCode", null), "rewardCode", "OL_RICE"))
                .body("data.done.errors", empty());
        Offering.submit("OL_GIFT");
        Database.execute("update reward set state = 'RETIRED' where code = 'OL_RICE'");
        String before = Offering.state();

        refused(Offering.approve(CHECKER, "OL_GIFT", 1, 1), "UNKNOWN_REFERENCE", "rewardCode");

        assertThat(Offering.state()).isEqualTo(before);
        Database.execute("update reward set state = 'APPROVED' where code = 'OL_RICE'");
    }

    @Test
    void itsSegmentsAreInUseUntilItIsRetired() {
        Campaigning.segment("OL_B");
        Map<String, Object> context = Map.of("condition", "!inSegment(\"OL_B\")", "factor", 150);
        Offering.approved(
                "OL_USE", with(with(GOOD, "eligibility", "inSegment(\"OL_A\")"), "contexts", List.of(context)));
        for (String segment : List.of("OL_A", "OL_B")) {
            Segmenting.retire(segment, "no longer wanted")
                    .body("data.step.errors.code", equalTo(List.of("IN_USE")))
                    .body("data.step.errors.message", equalTo(List.of("offer OL_USE builds on " + segment)));
        }

        Offering.publish("OL_USE").body("data.done.errors", empty());
        Offering.approved("OL_USE", with(GOOD, "eligibility", "inSegment(\"OL_A\")"));
        Segmenting.retire("OL_B", "over").body("data.step.errors", empty());
        Segmenting.retire("OL_A", "over").body("data.step.errors.code", equalTo(List.of("IN_USE")));
        Offering.retire("OL_USE", "over").body("data.done.errors", empty());
        Segmenting.retire("OL_A", "over").body("data.step.errors", empty());
    }

    /** Whichever comes first, no offer in force names a segment that is not. */
    @Test
    void approvedWhileItsSegmentIsRetired() {
        Offering.draft("OL_MEET", with(GOOD, "eligibility", "inSegment(\"OL_A\")"));
        Offering.submit("OL_MEET");

        List<List<String>> errors = AtOnce.ask(
                2,
                i -> i == 0
                        ? codes(Offering.approve(CHECKER, "OL_MEET", 1, 1))
                        : Segmenting.retire("OL_A", "over")
                                .extract()
                                .jsonPath()
                                .getList("data.step.errors.code", String.class));

        assertThat(errors)
                .isIn(List.of(List.of(), List.of("IN_USE")), List.of(List.of("UNKNOWN_REFERENCE"), List.of()));
    }

    private static void done(ValidatableResponse answer, String offer, int version, int revision, String versionState) {
        answer.body("data.done.errors", empty())
                .body("data.done.offer.state", equalTo(offer))
                .body(
                        "data.done.version",
                        equalTo(Map.of("version", version, "revision", revision, "state", versionState)));
    }

    private static void rewritten(String code, Map<String, Object> input) {
        Offering.reject(MAKER, code, "again").body("data.done.errors", empty());
        Offering.draft(code, input).body("data.done.errors", empty());
        Offering.submit(code).body("data.done.errors", empty());
    }

    private static void wrongState(ValidatableResponse answer) {
        refused(answer, "WRONG_STATE", "code");
    }

    private static List<String> codes(ValidatableResponse answer) {
        return answer.extract().jsonPath().getList("data.done.errors.code", String.class);
    }

    /** Its state, and its stock as it is put in and taken. */
    private static List<String> catalogue(String code) {
        return Database.rows(
                "select o.state, s.put_in, s.taken from offer o join offer_stock s using (offer_id) where code = '%s'"
                        .formatted(code));
    }

    private static long version() {
        return Long.parseLong(Database.value("select version from offer_catalogue"));
    }

    private static long audits() {
        return Long.parseLong(Database.value(
                "select count(*) from audit_entry where subject_type = 'Offer' and subject_id = 'OL_LIFE'"));
    }
}
