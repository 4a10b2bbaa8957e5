package dev.kequn.campaign.round;

import static dev.kequn.campaign.Campaigning.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kequn.campaign.Campaigning;
import dev.kequn.campaign.SampleCampaign;
import dev.kequn.segment.Segmenting;
import dev.kequn.support.AtOnce;
import dev.kequn.support.Database;
import dev.kequn.support.TestBank;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rounds begin with their days and end with them, once. */
@QuarkusTest
@WithTestResource(TestBank.class)
class RoundsTest {
    private static final Map<String, Object> SEASONAL = with(
            with(with(Campaigning.input("RD_A"), "steps[0].points", "5"), "steps[0].stock", 9),
            "seasons",
            List.of(
                    Map.of("code", "SUMMER", "nameZh", "夏", "nameEn", "Summer", "from", 601, "to", 831),
                    Map.of("code", "WINTER", "nameZh", "冬", "nameEn", "Winter", "from", 1201, "to", 228)));

    @Inject
    Rounds rounds;

    @Inject
    Pool pool;

    @BeforeEach
    void open() {
        SampleCampaign.forget();
        Segmenting.forget();
        Campaigning.segment("RD_A");
    }

    @AfterEach
    void close() {
        SampleCampaign.forget();
        Segmenting.forget();
    }

    @Test
    void theyComeBackWithTheirSeasons() {
        Campaigning.approved("RD_BACK", with(SEASONAL, "lastDay", "2027-01-31"));
        turn("2026-06-10");
        assertThat(rounds()).as("before the launch").isEmpty();

        live("RD_BACK");
        turn("2026-05-31");
        assertThat(rounds()).isEmpty();
        turn("2026-06-10");
        turn("2026-06-10");
        turn("2026-08-31");
        assertThat(rounds()).containsExactly("1|SUMMER|2026-06-01|2026-08-31|LIVE|100000");
        assertThat(stock()).containsExactly("1|LEAVE_CONTACT|9|0");
        turn("2026-09-01");
        assertThat(rounds()).containsExactly("1|SUMMER|2026-06-01|2026-08-31|ENDED|100000");
        turn("2027-01-02");
        turn("2027-01-31");
        assertThat(rounds())
                .containsExactly(
                        "1|SUMMER|2026-06-01|2026-08-31|ENDED|100000", "2|WINTER|2026-12-01|2027-01-31|LIVE|100000");
        assertThat(stock()).containsExactly("1|LEAVE_CONTACT|9|0", "2|LEAVE_CONTACT|9|0");
        turn("2027-02-01");
        turn("2027-06-10");
        assertThat(rounds()).hasSize(2).allMatch(round -> round.contains("|ENDED|"));
    }

    @Test
    void aPausedCampaignsRoundEndsAndNoneBegins() {
        Campaigning.approved("RD_PAUSE", with(SEASONAL, "lastDay", null));
        live("RD_PAUSE");
        turn("2026-06-10");
        Database.execute("update campaign set state = 'PAUSED'");

        turn("2026-09-01");
        turn("2026-12-05");
        assertThat(rounds()).containsExactly("1|SUMMER|2026-06-01|2026-08-31|ENDED|100000");

        live("RD_PAUSE");
        turn("2026-12-05");
        assertThat(rounds()).hasSize(2).last().asString().startsWith("2|WINTER|2026-12-01|2027-02-28|LIVE");
    }

    @Test
    void aRoundEndsWithItsCampaign() {
        Campaigning.approved("RD_END", SEASONAL);
        Campaigning.approved("RD_OTHER", SEASONAL);
        live("RD_END");
        live("RD_OTHER");
        turn("2026-07-15", "RD_END");
        assertThat(rounds()).hasSize(1);
        turn("2026-07-15");
        assertThat(rounds()).hasSize(2);
        Database.execute(
                "update campaign set state = 'ENDED', ended_at = now(), end_reason = 'x' where code = 'RD_END'");

        turn("2026-07-15", "RD_OTHER");
        assertThat(states()).containsExactly("RD_END|LIVE", "RD_OTHER|LIVE");
        turn("2026-07-15", "RD_END");
        turn("2026-07-15");
        assertThat(states()).containsExactly("RD_END|ENDED", "RD_OTHER|LIVE");
    }

    /** Under another calendar the days of a round that is over are not had again. */
    @Test
    void daysAreHadOnce() {
        Campaigning.approved("RD_ONCE", with(SEASONAL, "seasons[0].to", 630));
        live("RD_ONCE");
        turn("2026-06-10");
        turn("2026-07-01");
        Campaigning.approved("RD_ONCE", SEASONAL);

        turn("2026-07-15");

        assertThat(rounds())
                .containsExactly(
                        "1|SUMMER|2026-06-01|2026-06-30|ENDED|100000", "2|SUMMER|2026-07-01|2026-08-31|LIVE|100000");
    }

    @Test
    void aLiveRoundOfASeasonThatIsGoneKeepsItsDays() {
        Campaigning.approved("RD_GONE", SEASONAL);
        live("RD_GONE");
        turn("2026-07-15");

        Campaigning.approved("RD_GONE", with(SEASONAL, "seasons[0].code", "HOLIDAYS"));
        assertThat(rounds()).containsExactly("1|SUMMER|2026-06-01|2026-08-31|LIVE|100000");

        Campaigning.approved("RD_GONE", with(with(SEASONAL, "seasons[0].to", 720), "budget", null));
        assertThat(rounds()).containsExactly("1|SUMMER|2026-06-01|2026-07-20|LIVE|null");
    }

    @Test
    void turnedAtOnceTheyBeginOnce() {
        Campaigning.approved("RD_RACE", SEASONAL);
        Campaigning.approved("RD_RACE2", SEASONAL);
        live("RD_RACE");
        live("RD_RACE2");

        AtOnce.ask(6, i -> {
            turn("2026-07-15", i % 2 == 0 ? null : "RD_RACE");
            return i;
        });

        assertThat(states()).containsExactly("RD_RACE|LIVE", "RD_RACE2|LIVE");
        assertThat(stock()).hasSize(2);
    }

    @Test
    void theDatabaseKnowsOneLiveRoundOfACampaign() {
        Campaigning.approved("RD_TWO", SEASONAL);
        live("RD_TWO");
        turn("2026-07-15");

        assertThatThrownBy(() -> Database.execute(
                        "insert into campaign_round (campaign_id, number, starts_on, ends_on, state) select campaign_id, 2,"
                                + " '2026-09-01', '2026-09-02', 'LIVE' from campaign"))
                .hasMessageContaining("campaign_round_live");
        assertThatThrownBy(() -> Database.execute("update campaign_round set spent = 99999, reserved = 2"))
                .hasMessageContaining("check constraint");
        assertThat(rounds()).containsExactly("1|SUMMER|2026-06-01|2026-08-31|LIVE|100000");
    }

    private void turn(String day) {
        turn(day, null);
    }

    private void turn(String day, @Nullable String code) {
        pool.withTransaction(transaction -> rounds.turn(transaction, LocalDate.parse(day), code))
                .await()
                .indefinitely();
    }

    /** As a launch has it, without the day's job. */
    private static void live(String code) {
        Database.execute("update campaign set state = 'LIVE', rolled_out = true, launched_at = now() where code = '"
                + code + "'");
    }

    private static List<String> rounds() {
        return Database.rows(
                "select number, season, starts_on, ends_on, state, budget from campaign_round order by campaign_id, number");
    }

    private static List<String> states() {
        return Database.rows(
                "select code, r.state from campaign_round r join campaign using (campaign_id) order by code, number");
    }

    private static List<String> stock() {
        return Database.rows(
                "select number, step, put_in, taken from campaign_stock join campaign_round using (round_id)"
                        + " order by round_id, step");
    }
}
