package dev.kequn.offer.response;

import static dev.kequn.offer.response.Answering.customer;
import static dev.kequn.offer.response.Answering.events;
import static dev.kequn.offer.response.Answering.everything;
import static dev.kequn.offer.response.Answering.himself;
import static dev.kequn.offer.response.Answering.respond;
import static dev.kequn.offer.response.Answering.responses;
import static dev.kequn.offer.response.Answering.said;
import static dev.kequn.offer.response.Answering.shown;
import static dev.kequn.offer.response.Answering.standing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.customer.ProductCategory;
import dev.kequn.offer.SampleOffer;
import dev.kequn.support.Checks;
import dev.kequn.support.Database;
import dev.kequn.support.TestBank;
import dev.kequn.support.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What customers say to offers, over HTTP: what is taken changes everything it should, and what is refused nothing. */
@QuarkusTest
@WithTestResource(TestBank.class)
class OfferRespondTest {
    private long customer;

    @BeforeEach
    void offers() {
        SampleOffer.forget();
        SampleOffer.of("OR_ONE").mostShown(3).restDays(30).stock(5).live();
        customer = customer();
    }

    @AfterEach
    void holds() {
        assertThat(Checks.broken("offers")).isEmpty();
        SampleOffer.forget();
    }

    @Test
    void whatWasShownIsCountedOnceHoweverOftenItIsSaid() {
        String token = shown(customer, "OR_ONE");

        assertThat(respond(himself(customer), token, "SHOWN")).isEqualTo("RECORDED");
        assertThat(respond(himself(customer), token, "SHOWN")).isEqualTo("REPEATED");

        assertThat(standing(customer)).containsExactly("1|1|2026-07-15|null|null|null");
        assertThat(Database.rows(
                        "select response, channel, peer_group, place, explored, issued_at = '2026-07-15T02:00Z',"
                                + " responded_at = '2026-07-15T04:00Z' from offer_response"))
                .containsExactly("SHOWN|MOBILE_BANKING|35/GOLD|1|false|true|true");
        assertThat(events(customer)).isEmpty();
    }

    @Test
    void aReactionSaysThatItWasShown() {
        assertThat(respond(himself(customer), shown(customer, "OR_ONE"), "OPENED"))
                .isEqualTo("RECORDED");

        assertThat(responses(customer)).containsExactly("SHOWN", "OPENED");
        assertThat(standing(customer)).containsExactly("0|1|2026-07-15|null|null|null");
        assertThat(events(customer))
                .containsExactly(
                        "OFFER_OPENED|{\"offer\": \"OR_ONE\", \"channel\": \"MOBILE_BANKING\", \"product\": \"P_OR_ONE\"}");
    }

    @Test
    void seenTooOftenItRests() {
        for (int i = 0; i < 3; i++) {
            assertThat(standing(customer))
                    .isEqualTo(i == 0 ? List.of() : List.of(i + "|" + i + "|2026-07-15|null|null|null"));
            respond(himself(customer), shown(customer, "OR_ONE"), "SHOWN");
        }
        assertThat(standing(customer)).containsExactly("0|3|2026-07-15|2026-08-14|null|null");
    }

    @Test
    void whoSwipesItAwayOrDeclinesItIsLeftAloneForATime() {
        String him = himself(customer);
        respond(him, shown(customer, "OR_ONE"), "SHOWN");

        respond(him, shown(customer, "OR_ONE"), "DISMISSED");
        assertThat(standing(customer)).containsExactly("0|2|2026-07-15|2026-08-14|null|null");

        respond(him, shown(customer, "OR_ONE"), "DECLINED");
        assertThat(standing(customer)).containsExactly("0|3|2026-07-15|2026-08-14|2026-07-15|null");
        assertThat(events(customer))
                .extracting(event -> event.substring(0, event.indexOf('|')))
                .containsExactly("OFFER_DISMISSED", "OFFER_DECLINED");
    }

    @Test
    void anAcceptanceTakesOneAndIsALead() {
        SampleOffer.of("OR_RICH").reward("OR_RICE", 3).live();

        assertThat(respond(himself(customer), shown(customer, "OR_RICH"), "ACCEPTED"))
                .isEqualTo("RECORDED");

        assertThat(standing(customer)).containsExactly("0|1|2026-07-15|null|null|2026-07-15");
        assertThat(Database.rows("select taken from offer_stock order by offer_id"))
                .containsExactly("0", "1");
        assertThat(Database.rows(
                        "select customer_id, channel, manager_no, branch_code, accepted_on, state from offer_lead"))
                .containsExactly(customer + "|MOBILE_BANKING|ORM|ORB|2026-07-15|OPEN");
        assertThat(Database.rows(
                        "select reward_code, cost, source, state, redeemed_on from redemption where customer_id = "
                                + customer))
                .containsExactly("OR_RICE|0|offer:OR_RICH|RESERVED|2026-07-15");
        assertThat(events(customer))
                .containsExactly(
                        "OFFER_ACCEPTED|{\"offer\": \"OR_RICH\", \"reward\": \"OR_RICE\", \"channel\": \"MOBILE_BANKING\"}");
        assertThat(Database.rows("select count(*) from audit_entry where action = 'offerRespond'"
                        + " and subject_id like '" + customer + ".%'"))
                .containsExactly("0");
    }

    @Test
    void anOfflinePhoneBringsManyEachForItself() {
        SampleOffer.of("OR_TWO").live();
        SampleOffer.of("OR_GONE").stock(0).live();
        String one = shown(customer, "OR_ONE");
        String two = shown(customer, "OR_TWO");
        String gone = shown(customer, "OR_GONE");

        List<String> told = respond(
                himself(customer),
                List.of(
                        said(one, "SHOWN", "2026-07-15T10:30:00+08:00"),
                        said("x" + one, "SHOWN"),
                        said(gone, "ACCEPTED"),
                        said(two, "ACCEPTED"),
                        said(one, "SHOWN"),
                        said(two, "ACCEPTED"),
                        said(shown(customer, "OR_TWO"), "ACCEPTED"),
                        said(one, "DECLINED", "2026-07-15T10:31:00+08:00")));

        assertThat(told)
                .containsExactly(
                        "RECORDED",
                        "INVALID_TOKEN",
                        "OUT_OF_STOCK",
                        "RECORDED",
                        "REPEATED",
                        "REPEATED",
                        "ALREADY_ACCEPTED",
                        "RECORDED");
        assertThat(responses(customer)).containsExactly("SHOWN", "DECLINED", "SHOWN", "ACCEPTED");
        assertThat(standing(customer))
                .containsExactly("0|1|2026-07-15|null|2026-07-15|null", "0|1|2026-07-15|null|null|2026-07-15");
        assertThat(Database.rows(
                        "select to_char(occurred_at at time zone 'Asia/Shanghai', 'HH24:MI') from customer_event"
                                + " where type = 'OFFER_DECLINED' and customer_id = " + customer))
                .containsExactly("10:31");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-07-15T01:00:00Z, 2026-07-15T02:00:00Z",
        "2026-07-15T03:00:00Z, 2026-07-15T03:00:00Z",
        "2027-07-15T03:00:00Z, 2026-07-15T04:00:00Z",
        "-999999999-01-01T00:00:00Z, 2026-07-15T02:00:00Z",
        "+999999999-12-31T23:59:59Z, 2026-07-15T04:00:00Z"
    })
    void theClockOfAPhoneIsKeptBetweenWhatWasShownAndNow(String said, String kept) {
        respond(himself(customer), List.of(said(shown(customer, "OR_ONE"), "OPENED", said)));

        assertThat(Database.rows("select distinct responded_at = timestamptz '" + kept + "' from offer_response"))
                .containsExactly("true");
        assertThat(Database.rows("select occurred_at = timestamptz '" + kept
                        + "' from customer_event where customer_id = " + customer))
                .containsExactly("true");
    }

    /** A day later the phone is online again: his day counts, not the bank's. */
    @Test
    void theBusinessDayIsTheOneOnWhichHeDidIt() {
        String token = shown(customer, "OR_ONE", Impressions.TEN.minus(Duration.ofDays(2)));

        respond(himself(customer), List.of(said(token, "DECLINED", "2026-07-13T23:59:59+08:00")));

        assertThat(standing(customer)).containsExactly("0|1|2026-07-13|null|2026-07-13|null");
    }

    @Test
    void staffAnswerForCustomersInTheirScopeAndAreOnTheTrail() {
        String token = shown(customer, "OR_ONE");

        assertThat(respond(Answering.MANAGER, token, "SHOWN")).isEqualTo("RECORDED");
        assertThat(respond(Answering.BRANCH, token, "ACCEPTED")).isEqualTo("RECORDED");
        assertThat(respond(Answering.SERVICE, token, "OPENED")).isEqualTo("RECORDED");

        assertThat(Database.rows("select actor, after_values ->> 'offer', after_values ->> 'response' from audit_entry"
                        + " where action = 'offerRespond' and subject_id like '" + customer + ".%' order by audit_id"))
                .containsExactly("manager-ORM|OR_ONE|SHOWN", "branch_staff-ORB|OR_ONE|ACCEPTED");
    }

    @Test
    void anothersTokenIsNone() {
        String token = shown(customer, "OR_ONE");
        long other = customer();
        String before = everything();

        for (String caller : List.of(
                himself(other),
                Tokens.manager("ORN"),
                Tokens.branch("branch_staff", "ORC"),
                Tokens.branch("branch_manager", "ORC"),
                Tokens.sign(Tokens.token("no one", "customer")),
                // Masked eyes are no scope to answer in.
                Tokens.sign(Tokens.token("both", "customer", "operations").claim("customer_no", "OR" + other)))) {
            assertThat(respond(caller, token, "ACCEPTED")).isEqualTo("INVALID_TOKEN");
        }
        assertThat(everything()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "AQAB", "é", "null", "../..", "AQABAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void whatNobodyGaveOutIsNoToken(String token) {
        String before = everything();

        assertThat(respond(himself(customer), token, "ACCEPTED")).isEqualTo("INVALID_TOKEN");
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void anOldImpressionIsAnsweredNoMoreButWhatWasSaidWasSaid() {
        Duration validity = Duration.ofDays(14);
        String last =
                shown(customer, "OR_ONE", Impressions.TEN.plusSeconds(7200).minus(validity));
        String late =
                shown(customer, "OR_ONE", Impressions.TEN.plusSeconds(7199).minus(validity));
        assertThat(respond(himself(customer), last, "SHOWN")).isEqualTo("RECORDED");
        String before = everything();

        for (String response : List.of("SHOWN", "OPENED", "ACCEPTED", "DECLINED", "DISMISSED")) {
            assertThat(respond(himself(customer), late, response)).isEqualTo("TOKEN_EXPIRED");
        }
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void whatHasEndedIsNotAccepted() {
        SampleOffer.of("OR_PAST")
                .days(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 7, 14))
                .live();
        SampleOffer.of("OR_LAST")
                .days(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 7, 15))
                .live();
        SampleOffer.of("OR_EARLY").approved();
        SampleOffer.retire("OR_ONE");
        String before = everything();

        for (String offer : List.of("OR_ONE", "OR_PAST", "OR_EARLY")) {
            assertThat(respond(himself(customer), shown(customer, offer), "ACCEPTED"))
                    .isEqualTo("OFFER_ENDED");
        }
        assertThat(everything()).isEqualTo(before);

        assertThat(respond(himself(customer), shown(customer, "OR_LAST"), "ACCEPTED"))
                .isEqualTo("RECORDED");
        assertThat(respond(himself(customer), shown(customer, "OR_ONE"), "DECLINED"))
                .isEqualTo("RECORDED");
    }

    /** He answers to what he saw: the version he was shown; but what is over is over. */
    @Test
    void anOlderVersionIsAccepted() {
        long shown = Long.parseLong(Database.value("select in_force from offer where code = 'OR_ONE'"));
        SampleOffer.of("OR_ONE")
                .product("OR_OTHER", ProductCategory.FUND, 5)
                .stock(1)
                .replaced();
        String token = Answering.token(Impressions.of(customer, SampleOffer.id("OR_ONE"), shown, Impressions.TEN));

        assertThat(respond(himself(customer), token, "ACCEPTED")).isEqualTo("RECORDED");

        assertThat(Database.rows("select v.version from offer_lead join offer_version v using (version_id)"))
                .containsExactly("1");
        assertThat(events(customer).get(0)).contains("P_OR_ONE");
    }

    @ParameterizedTest
    @CsvSource({
        "FUND, 3, 3, 2026-07-01, RECORDED",
        "FUND, 4, 3, 2026-07-01, UNSUITABLE",
        "FUND, , 5, 2026-07-01, UNSUITABLE",
        "WEALTH, , 5, 2026-07-01, UNSUITABLE",
        "INSURANCE, , 5, 2026-07-01, UNSUITABLE",
        "DEPOSIT, , , , RECORDED",
        "DEPOSIT, 1, , , UNSUITABLE",
        "FUND, 1, 5, 2025-07-16, RECORDED",
        "FUND, 1, 5, 2025-07-15, UNSUITABLE"
    })
    void nobodyAcceptsWhatDoesNotSuitHim(
            ProductCategory category, Integer grade, Integer tolerance, LocalDate assessed, String expected) {
        SampleOffer.of("OR_RISK").product("OR_RISKY", category, grade).live();
        Database.execute("update customer set risk_tolerance = %s, risk_assessed_on = %s where customer_id = %d"
                .formatted(tolerance, assessed == null ? null : "'" + assessed + "'", customer));
        String before = everything();

        assertThat(respond(himself(customer), shown(customer, "OR_RISK"), "ACCEPTED"))
                .isEqualTo(expected);

        assertThat(everything().equals(before)).isEqualTo(expected.equals("UNSUITABLE"));
    }

    @Test
    void theGradeIsTheOneOfNow() {
        SampleOffer.of("OR_RISK").product("OR_RISKY", ProductCategory.FUND, 3).live();
        String token = shown(customer, "OR_RISK");
        respond(himself(customer), token, "OPENED");
        SampleOffer.productIs("OR_RISKY", ProductCategory.FUND, 4);
        String before = everything();

        assertThat(respond(himself(customer), token, "ACCEPTED")).isEqualTo("UNSUITABLE");
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void stockThatIsGoneMeanwhileIsToldAndNothingChanges() {
        SampleOffer.of("OR_LAST").stock(1).live();
        SampleOffer.of("OR_RICH").reward("OR_LAST_RICE", 1).live();
        long quick = customer();
        String offer = shown(customer, "OR_LAST");
        String reward = shown(customer, "OR_RICH");
        respond(himself(customer), offer, "SHOWN");
        assertThat(respond(
                        himself(quick),
                        List.of(said(shown(quick, "OR_LAST"), "ACCEPTED"), said(shown(quick, "OR_RICH"), "ACCEPTED"))))
                .containsExactly("RECORDED", "RECORDED");
        String before = everything();

        assertThat(respond(himself(customer), List.of(said(offer, "ACCEPTED"), said(reward, "ACCEPTED"))))
                .containsExactly("OUT_OF_STOCK", "OUT_OF_STOCK");
        assertThat(everything()).isEqualTo(before);
    }

    /** The last piece goes to the first who wants it, and who is refused for it takes nothing of the offer's own stock. */
    @Test
    void inOneCallTheFirstGetsTheLastPiece() {
        SampleOffer.of("OR_RICH").reward("OR_ONE_RICE", 1).stock(2).live();
        long second = customer();

        assertThat(respond(
                        Answering.SERVICE,
                        List.of(
                                said(shown(customer, "OR_RICH"), "ACCEPTED"),
                                said(shown(second, "OR_RICH"), "ACCEPTED"),
                                said(shown(customer, "OR_RICH"), "ACCEPTED"))))
                .containsExactly("RECORDED", "OUT_OF_STOCK", "ALREADY_ACCEPTED");
        assertThat(Database.value("select taken from offer_stock join offer using (offer_id) where code = 'OR_RICH'"))
                .isEqualTo("1");
        assertThat(standing(second)).isEmpty();
    }

    @Test
    void aRewardThatIsWithdrawnIsNotToBeHad() {
        SampleOffer.of("OR_RICH").reward("OR_OLD_RICE").live();
        Database.execute("update reward set state = 'RETIRED' where code = 'OR_OLD_RICE'");
        String before = everything();

        assertThat(respond(himself(customer), shown(customer, "OR_RICH"), "ACCEPTED"))
                .isEqualTo("OUT_OF_STOCK");
        assertThat(everything()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"closed_on = '2026-07-15'", "customer_no = null"})
    void whoIsNotWithTheBankSaysNothing(String change) {
        Database.execute("update customer set " + change + " where customer_id = " + customer);
        String before = everything();

        assertThat(respond(Answering.SERVICE, shown(customer, "OR_ONE"), "SHOWN"))
                .isEqualTo("CUSTOMER_CLOSED");
        assertThat(respond(Answering.SERVICE, shown(customer, "OR_ONE"), "ACCEPTED"))
                .isEqualTo("CUSTOMER_CLOSED");
        assertThat(everything()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 101})
    void noneOfTooFewOrTooManyIsLookedAt(int count) {
        List<Map<String, Object>> many = Collections.nCopies(count, said(shown(customer, "OR_ONE"), "ACCEPTED"));
        String before = everything();

        JsonPath answer = Answering.payload(himself(customer), many);

        assertThat(answer.getList("results")).isEmpty();
        assertThat(answer.getString("errors[0].code")).isEqualTo("INVALID_COUNT");
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void aHundredAreTakenInOneCall() {
        List<Map<String, Object>> hundred = new ArrayList<>();
        long first = Answering.customers(100);
        for (int i = 0; i < 100; i++) {
            hundred.add(said(shown(first + i, "OR_ONE"), "ACCEPTED"));
        }

        List<String> told = respond(Answering.SERVICE, hundred);

        assertThat(told.subList(0, 5)).containsOnly("RECORDED");
        assertThat(told.subList(5, 100)).containsOnly("OUT_OF_STOCK");
        assertThat(Database.value("select count(*) from offer_exposure")).isEqualTo("5");
    }
}
