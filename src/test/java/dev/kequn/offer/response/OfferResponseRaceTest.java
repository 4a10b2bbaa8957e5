package dev.kequn.offer.response;

import static dev.kequn.offer.response.Answering.customers;
import static dev.kequn.offer.response.Answering.himself;
import static dev.kequn.offer.response.Answering.respond;
import static dev.kequn.offer.response.Answering.said;
import static dev.kequn.offer.response.Answering.shown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.offer.SampleOffer;
import dev.kequn.support.AtOnce;
import dev.kequn.support.Checks;
import dev.kequn.support.Database;
import dev.kequn.support.TestBank;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** However many say it at once: stocks and rewards are taken as often as there are any, and nothing twice. */
@QuarkusTest
@WithTestResource(TestBank.class)
class OfferResponseRaceTest {
    @BeforeEach
    void offers() {
        SampleOffer.forget();
    }

    @AfterEach
    void holds() {
        assertThat(Checks.broken("offers")).isEmpty();
        SampleOffer.forget();
    }

    @Test
    void sevenAreWantedByTwoHundred() {
        SampleOffer.of("RA_SEVEN").stock(7).live();
        long first = customers(200);
        List<String> tokens = IntStream.range(0, 200)
                .mapToObj(i -> shown(first + i, "RA_SEVEN"))
                .toList();

        List<String> told = AtOnce.ask(200, i -> respond(himself(first + i), tokens.get(i), "ACCEPTED"));

        assertThat(Collections.frequency(told, "RECORDED")).isEqualTo(7);
        assertThat(Collections.frequency(told, "OUT_OF_STOCK")).isEqualTo(193);
        assertThat(Database.value("select taken from offer_stock")).isEqualTo("7");
        assertThat(Database.value("select count(*) from offer_exposure")).isEqualTo("7");
        assertThat(Database.value(
                        "select count(*) from customer_event where type = 'OFFER_ACCEPTED' and customer_id >= "
                                + first))
                .isEqualTo("7");
    }

    @Test
    void fiveRewardsAreWantedThroughTwoOffers() {
        SampleOffer.of("RA_LEFT").reward("RA_RICE", 5).live();
        SampleOffer.of("RA_RIGHT").reward("RA_RICE", 5).stock(3).live();
        long first = customers(40);
        List<String> tokens = IntStream.range(0, 80)
                .mapToObj(i -> shown(first + i % 40, i < 40 ? "RA_LEFT" : "RA_RIGHT"))
                .toList();

        List<String> told = AtOnce.ask(80, i -> respond(himself(first + i % 40), tokens.get(i), "ACCEPTED"));

        assertThat(Collections.frequency(told, "RECORDED")).isEqualTo(5);
        assertThat(Collections.frequency(told, "OUT_OF_STOCK")).isEqualTo(75);
        assertThat(Database.value(
                        "select count(*) from redemption where reward_code = 'RA_RICE' and customer_id >= " + first))
                .isEqualTo("5");
        assertThat(Database.value("select taken from reward_stock where reward_code = 'RA_RICE'"))
                .isEqualTo("5");
        assertThat(Database.value("select sum(taken) from offer_stock")).isEqualTo("5");
    }

    /** A phone that hears no answer asks again, at once and in any order. */
    @Test
    void theSameAtOnceIsDoneOnce() {
        SampleOffer.of("RA_ONE").reward("RA_MANY").live();
        long customer = customers(1);
        String token = shown(customer, "RA_ONE");
        String other = shown(customer, "RA_ONE");

        List<List<String>> told = AtOnce.ask(
                24,
                i -> respond(
                        himself(customer),
                        i % 2 == 0
                                ? List.of(said(token, "SHOWN"), said(token, "ACCEPTED"), said(other, "ACCEPTED"))
                                : List.of(said(other, "SHOWN"), said(token, "ACCEPTED"), said(token, "SHOWN"))));

        List<String> all = told.stream().flatMap(List::stream).toList();
        assertThat(Collections.frequency(all, "RECORDED")).isBetween(2, 3);
        assertThat(all).containsOnly("RECORDED", "REPEATED", "ALREADY_ACCEPTED");
        assertThat(Database.rows("select response, count(*) from offer_response group by 1 order by 1"))
                .containsExactly("ACCEPTED|1", "SHOWN|2");
        assertThat(Database.rows("select shown, unanswered from offer_exposure"))
                .hasSize(1);
        assertThat(Database.value("select count(*) from redemption where customer_id = " + customer))
                .isEqualTo("1");
    }

    @Test
    void whatIsShownAtOnceIsAllCounted() {
        SampleOffer.of("RA_SEEN").live();
        long customer = customers(1);
        List<String> tokens =
                IntStream.range(0, 60).mapToObj(i -> shown(customer, "RA_SEEN")).toList();

        AtOnce.ask(60, i -> respond(himself(customer), tokens.get(i), "SHOWN"));

        assertThat(Database.rows("select shown, unanswered from offer_exposure"))
                .containsExactly("60|60");
    }

    /** Several offers in opposite orders: the locks have one order. */
    @Test
    void oppositeOrdersMeetNoDeadlock() {
        for (int i = 0; i < 6; i++) {
            SampleOffer.of("RA_" + i).stock(1000).live();
        }
        long first = customers(4);
        List<String> tokens = IntStream.range(0, 24)
                .mapToObj(i -> shown(first + i % 4, "RA_" + i / 4))
                .toList();

        List<List<String>> told = AtOnce.ask(
                16,
                i -> respond(
                        Answering.SERVICE,
                        IntStream.range(0, 24)
                                .map(k -> i % 2 == 0 ? k : 23 - k)
                                .mapToObj(k -> said(tokens.get(k), "ACCEPTED"))
                                .toList()));

        assertThat(Collections.frequency(told.stream().flatMap(List::stream).toList(), "RECORDED"))
                .isEqualTo(24);
        assertThat(Database.value("select sum(taken) from offer_stock")).isEqualTo("24");
    }
}
