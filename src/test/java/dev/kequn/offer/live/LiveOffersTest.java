package dev.kequn.offer.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kequn.customer.ProductCategory;
import dev.kequn.offer.OfferChannel;
import dev.kequn.offer.SampleOffer;
import dev.kequn.offer.definition.OfferConditions;
import dev.kequn.offer.definition.OfferContext;
import dev.kequn.offer.definition.OfferTerms;
import dev.kequn.offer.definition.OfferText;
import dev.kequn.platform.Unavailable;
import dev.kequn.platform.time.BankSettings;
import dev.kequn.platform.time.BusinessTime;
import dev.kequn.support.AtOnce;
import dev.kequn.support.Database;
import dev.kequn.support.TestBank;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Memory that nobody tells of changes: whatever it gets right it found out when it was asked. */
@QuarkusTest
@WithTestResource(TestBank.class)
class LiveOffersTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 7, 15);

    @Inject
    Pool pool;

    @Inject
    Vertx vertx;

    @Inject
    OfferConditions conditions;

    @Inject
    BankSettings bank;

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private Calendar calendar;
    private LiveOffers offers;

    @BeforeEach
    void anotherMemory() {
        SampleOffer.forget();
        calendar = new Calendar(bank);
        offers = new LiveOffers(pool, new CompiledOffers(conditions, metrics), calendar, vertx, metrics);
    }

    @AfterEach
    void forget() {
        SampleOffer.forget();
    }

    @Test
    void isEmptyBeforeItIsFirstRead() {
        assertThat(offers.current().version()).isZero();
        assertThat(offers.current().offers()).isEmpty();
        assertThat(await(offers.atLeast(version())).version()).isEqualTo(version());
    }

    @Test
    void readsAllThatAnOfferSays() {
        long id = SampleOffer.of("LIVE_ALL")
                .names("全部", "All")
                .product("LIVE_FUND", ProductCategory.FUND, 3)
                .picture("https://bank.example/all.png")
                .value(12_345)
                .expected(321)
                .lever(150)
                .channels(OfferChannel.WECHAT, OfferChannel.PHONE)
                .days(TODAY, TODAY.plusDays(9))
                .eligibility("age >= 30")
                .toHolders()
                .stock(7)
                .mostShown(4)
                .restDays(11)
                .text("en", "Title", "Body", "Get it")
                .text("zh", "标题", "内容", "领取")
                .context(OfferChannel.WECHAT, 1201, 228, "age < 60", 150)
                .context(OfferChannel.PHONE, 50)
                .live();

        LiveCatalogue catalogue = await(offers.atLeast(version()));

        LiveOffer offer = catalogue.offers().get(0);
        assertThat(catalogue.offers()).hasSize(1);
        assertThat(List.of(offer.offerId(), offer.code(), offer.version())).containsExactly(id, "LIVE_ALL", 1);
        assertThat(offer.category()).isEqualTo(ProductCategory.FUND);
        assertThat(offer.riskGrade()).isEqualTo(3);
        assertThat(offer.soldOut()).isFalse();
        assertThat(offer.content().texts())
                .containsExactly(new OfferText("en", "Title", "Body", "Get it"), new OfferText("zh", "标题", "内容", "领取"));
        assertThat(offer.content().contexts())
                .containsExactly(
                        new OfferContext(OfferChannel.WECHAT, 1201, 228, "age < 60", 150),
                        new OfferContext(OfferChannel.PHONE, null, null, null, 50));
        assertThat(offer.content().terms())
                .usingRecursiveComparison()
                .isEqualTo(new OfferTerms(
                        "全部",
                        "All",
                        "LIVE_FUND",
                        null,
                        null,
                        null,
                        "https://bank.example/all.png",
                        12_345,
                        321,
                        150,
                        new String[] {"WECHAT", "PHONE"},
                        TODAY,
                        TODAY.plusDays(9),
                        "age >= 30",
                        true,
                        7,
                        4,
                        11));
    }

    @Test
    void conditionsReadTheSlotsOfTheWholeCatalogue() {
        SampleOffer.of("LIVE_B")
                .eligibility("age >= 30")
                .context("age < 60", 200)
                .live();
        SampleOffer.of("LIVE_A").eligibility("productCount > 2").live();
        SampleOffer.of("LIVE_C").live();

        LiveCatalogue catalogue = await(offers.atLeast(version()));

        assertThat(catalogue.facts().facts()).extracting(Object::toString).containsExactly("productCount[]", "age[]");
        assertThat(catalogue.offers()).extracting(LiveOffer::code).containsExactly("LIVE_A", "LIVE_B", "LIVE_C");
        assertThat(eligible(catalogue, 3L, 29L)).containsExactly(true, false, true);
        assertThat(eligible(catalogue, 2L, 60L)).containsExactly(false, true, true);
        assertThat(catalogue.offers().get(1).contexts().get(0).test(new Object[] {null, 59L}))
                .isTrue();
        assertThat(catalogue.offers().get(1).contexts().get(0).test(new Object[] {null, 60L}))
                .isFalse();
    }

    @Test
    void otherOffersThatAskTheSameLeaveTheFactsAsTheyAre() {
        SampleOffer.of("LIVE_A").eligibility("age >= 30").live();
        LiveCatalogue before = await(offers.atLeast(version()));

        SampleOffer.of("LIVE_B").eligibility("age < 30").live();
        LiveCatalogue after = await(offers.atLeast(version()));

        assertThat(after.version()).isGreaterThan(before.version());
        assertThat(after.facts()).isSameAs(before.facts());
    }

    @Test
    void aRetiredOfferIsGoneThoughNobodySaidSo() {
        SampleOffer.of("LIVE_A").live();
        SampleOffer.of("LIVE_B").live();
        await(offers.atLeast(version()));

        SampleOffer.retire("LIVE_A");

        assertThat(offers.current().offers()).extracting(LiveOffer::code).containsExactly("LIVE_A", "LIVE_B");
        assertThat(await(offers.atLeast(version())).offers())
                .extracting(LiveOffer::code)
                .containsExactly("LIVE_B");
        assertThat(offers.current().offers()).extracting(LiveOffer::code).containsExactly("LIVE_B");
    }

    @Test
    void aVersionThatComesIntoForceReplacesTheOneBefore() {
        SampleOffer.of("LIVE_A").value(100).eligibility("age >= 30").live();
        await(offers.atLeast(version()));

        long versionId = SampleOffer.of("LIVE_A").product("P_LIVE_A").value(200).replaced();

        LiveOffer offer = await(offers.atLeast(version())).offers().get(0);
        assertThat(offer.versionId()).isEqualTo(versionId);
        assertThat(offer.version()).isEqualTo(2);
        assertThat(offer.content().terms().value()).isEqualTo(200);
        assertThat(offer.eligible().test(new Object[0])).isTrue();
    }

    @Test
    void aProductThatIsGradedAnewMakesAnotherCatalogue() {
        SampleOffer.of("LIVE_A").product("LIVE_FUND", ProductCategory.FUND, 2).live();
        long before = version();
        assertThat(await(offers.atLeast(before)).offers().get(0).riskGrade()).isEqualTo(2);

        SampleOffer.productIs("LIVE_FUND", ProductCategory.FUND, 2);
        assertThat(version()).isEqualTo(before);
        SampleOffer.productIs("LIVE_FUND", ProductCategory.FUND, 4);

        assertThat(version()).isEqualTo(before + 1);
        assertThat(await(offers.atLeast(version())).offers().get(0).riskGrade()).isEqualTo(4);
    }

    @Test
    void isSoldOutWithTheLastAcceptanceAndTellsOnlyThen() {
        long id = SampleOffer.of("LIVE_A").stock(2).live();
        long before = version();

        Database.execute("update offer_stock set taken = 1 where offer_id = " + id);
        assertThat(version()).isEqualTo(before);
        assertThat(soldOut()).isFalse();
        Database.execute("update offer_stock set taken = 2 where offer_id = " + id);
        assertThat(version()).isEqualTo(before + 1);
        assertThat(soldOut()).isTrue();
        Database.execute("update offer_stock set put_in = 3 where offer_id = " + id);

        assertThat(soldOut()).isFalse();
    }

    @Test
    void isSoldOutWithTheLastPieceOfItsReward() {
        SampleOffer.of("LIVE_A").reward("LIVE_MUG", 2).live();
        long before = version();
        assertThat(soldOut()).isFalse();

        Database.execute("update reward_stock set taken = 1 where reward_code = 'LIVE_MUG'");
        assertThat(version()).isEqualTo(before);
        Database.execute("update reward_stock set taken = 2 where reward_code = 'LIVE_MUG'");
        assertThat(version()).isEqualTo(before + 1);
        assertThat(soldOut()).isTrue();
        Database.execute("update reward_stock set taken = 1 where reward_code = 'LIVE_MUG'");

        assertThat(soldOut()).isFalse();
    }

    @Test
    void isSoldOutWhenItsRewardIsRetired() {
        SampleOffer.of("LIVE_A").reward("LIVE_TEA").live();
        assertThat(soldOut()).isFalse();

        Database.execute("update reward set state = 'RETIRED' where code = 'LIVE_TEA'");

        assertThat(soldOut()).isTrue();
    }

    @Test
    void theNextDayIsAnotherCatalogue() {
        SampleOffer.of("LIVE_A").reward("LIVE_CUP").live();
        Database.execute(
                "update reward set state = 'REPLACED' where code = 'LIVE_CUP'",
                """
                insert into reward (code, version, state, name_zh, name_en, cost, valid_from, valid_to, created_by)
                values ('LIVE_CUP', 2, 'APPROVED', '杯', 'Cup', 1, '2026-01-01', '2026-07-15', 'maker')""");
        assertThat(soldOut()).isFalse();

        calendar.today = TODAY.plusDays(1);

        assertThat(soldOut()).isTrue();
    }

    @Test
    void anOfferThatCanNoLongerBeReadIsNotTheOthersFault() {
        SampleOffer.of("LIVE_A").eligibility("wordOfYesteryear > 1").live();
        SampleOffer.of("LIVE_B").context("age >", 200).live();
        SampleOffer.of("LIVE_C").live();

        assertThat(await(offers.atLeast(version())).offers())
                .extracting(LiveOffer::code)
                .containsExactly("LIVE_C");
        assertThat(metrics.get("kequn.offer.left-out").gauge().value()).isEqualTo(2);

        SampleOffer.retire("LIVE_A");
        SampleOffer.retire("LIVE_B");

        await(offers.atLeast(version()));
        assertThat(metrics.get("kequn.offer.left-out").gauge().value()).isZero();
    }

    @Test
    void manyWhoAskAtOnceReadOnce() {
        SampleOffer.of("LIVE_A").live();
        long version = version();

        List<LiveCatalogue> read = AtOnce.ask(8, i -> await(offers.atLeast(version)));

        assertThat(read).allMatch(catalogue -> catalogue == read.get(0));
        assertThat(reads()).isEqualTo(1);
        await(offers.atLeast(version));
        assertThat(reads()).isEqualTo(1);
        await(offers.reread());
        assertThat(reads()).isEqualTo(2);
    }

    @Test
    void goesOnWhereTheCallerWas() {
        SampleOffer.of("LIVE_A").live();
        var context = vertx.getOrCreateContext();
        var there = new CompletableFuture<Boolean>();

        context.runOnContext(start -> offers.atLeast(version())
                .subscribe()
                .with(read -> there.complete(vertx.getOrCreateContext() == context), there::completeExceptionally));

        assertThat(there).succeedsWithin(Duration.ofSeconds(20)).isEqualTo(true);
    }

    @Test
    void aReadThatFailsLeavesMemoryAsItIs() {
        SampleOffer.of("LIVE_A").live();
        LiveCatalogue before = await(offers.atLeast(version()));
        Database.execute("alter table offer_text rename to offer_text_away");
        try {
            assertThatThrownBy(() -> await(offers.reread())).hasMessageContaining("offer_text");
        } finally {
            Database.execute("alter table offer_text_away rename to offer_text");
        }

        assertThat(offers.current()).isSameAs(before);
        assertThat(metrics.counter("kequn.offer.failures").count()).isEqualTo(1);
        assertThat(await(offers.reread()).offers()).hasSize(1);
    }

    @Test
    void neverAnswersWithWhatIsOlderThanAskedFor() {
        assertThatThrownBy(() -> await(offers.atLeast(version() + 1000))).isInstanceOf(Unavailable.class);
    }

    @Test
    void oneTransactionIsOneChange() {
        long id = SampleOffer.of("LIVE_A").stock(1).live();
        SampleOffer.productIs("LIVE_FUND", ProductCategory.FUND, 2);
        long before = version();

        Database.inOneTransaction(
                "update product set risk_grade = 3 where product_code = 'LIVE_FUND'",
                "update offer_stock set taken = 1 where offer_id = " + id,
                "update offer set state = 'RETIRED', retired_at = now(), retire_reason = 'over' where offer_id = "
                        + id);
        assertThat(version()).isEqualTo(before + 1);
        Database.inOneTransaction("update product set risk_grade = 4 where product_code = 'LIVE_FUND'");

        assertThat(version()).isEqualTo(before + 2);
    }

    private boolean soldOut() {
        return await(offers.atLeast(version())).offers().get(0).soldOut();
    }

    private double reads() {
        return metrics.counter("kequn.offer.reads").count();
    }

    private static List<Boolean> eligible(LiveCatalogue catalogue, Object... facts) {
        return catalogue.offers().stream()
                .map(offer -> offer.eligible().test(facts))
                .toList();
    }

    private static long version() {
        return Long.parseLong(Database.value("select version from offer_catalogue"));
    }

    private static <T> T await(Uni<T> result) {
        return result.await().atMost(Duration.ofSeconds(20));
    }

    /** A day that a test turns. */
    private static final class Calendar extends BusinessTime {
        private LocalDate today = TODAY;

        Calendar(BankSettings bank) {
            super(bank);
        }

        @Override
        public LocalDate today() {
            return today;
        }
    }
}
