package dev.kequn.loyalty.earning;

import static dev.kequn.loyalty.earning.Earning.approved;
import static dev.kequn.loyalty.earning.EarningBank.earned;
import static dev.kequn.loyalty.earning.EarningBank.event;
import static dev.kequn.loyalty.earning.EarningBank.happen;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.support.Checks;
import dev.kequn.support.Database;
import dev.kequn.support.OwnBank;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who was brought and who brought him: both are rewarded, once, for the newcomer's act. */
@QuarkusTest
@TestProfile(OwnBank.class)
class ReferralRewardTest {
    @BeforeEach
    void bank() {
        EarningBank.open(20);
    }

    @AfterEach
    void holds() {
        assertThat(Checks.broken("points")).isEmpty();
        assertThat(Checks.broken("referral")).isEmpty();
    }

    @Test
    void bothGetTheirPointsOnce() {
        approved(bring("BRING"));
        brought(1, 10, "2026-07-01");

        happen(act(1, "a1", "2026-07-14"), act(1, "a2", "2026-07-14"), act(2, "a3", "2026-07-14"));
        happen(act(1, "a4", "2026-07-15"));
        String before = EarningBank.everything();
        EarningBank.replay();

        assertThat(earned()).containsExactly("1|50|BRING|core:a1", "10|80|BRING|core:a1");
        assertThat(rewards()).containsExactly("1|10|BRING|core:a1|1|1|null|null");
        assertThat(EarningBank.everything()).isEqualTo(before);
    }

    /** Caps are the referrer's: over them he gets nothing, which takes nothing from those he brought. */
    @Test
    void aReferrerOverHisCapLosesHisPartOnly() {
        approved(bring("CAPPED", "caps", List.of(Map.of("period", "MONTH", "times", 2, "points", "100"))));
        brought(1, 10, "2026-07-01");
        brought(2, 10, "2026-07-01");
        brought(3, 10, "2026-07-01");
        brought(10, 11, "2026-07-01");

        happen(
                act(10, "c0", "2026-07-14"),
                act(1, "c1", "2026-07-14"),
                act(2, "c2", "2026-07-14"),
                act(3, "c3", "2026-07-14"));

        assertThat(earned())
                .containsExactly(
                        "1|50|CAPPED|core:c1",
                        "2|50|CAPPED|core:c2",
                        "3|50|CAPPED|core:c3",
                        "10|50|CAPPED|core:c0",
                        "10|80|CAPPED|core:c1",
                        "10|20|CAPPED|core:c2",
                        "11|80|CAPPED|core:c0");
        assertThat(EarningBank.uses()).containsExactly("10|CAPPED|2026-07-14|100|2", "11|CAPPED|2026-07-14|80|1");
    }

    @Test
    void theActCountsWithinItsDays() {
        approved(bring("WITHIN"));
        brought(1, 10, "2026-06-14");
        brought(2, 10, "2026-06-13");
        brought(3, 10, "2026-07-15");

        happen(act(1, "w1", "2026-07-14"), act(2, "w2", "2026-07-14"), act(3, "w3", "2026-07-14"));

        assertThat(rewards()).containsExactly("1|10|WITHIN|core:w1|1|1|null|null");
    }

    @Test
    void aReferrerWhoLeftGetsNothing() {
        approved(bring("LEFT"));
        brought(1, 10, "2026-07-01");
        Database.execute("update customer set closed_on = '2026-07-10' where customer_id = 10");

        happen(act(1, "l1", "2026-07-14"));

        assertThat(earned()).containsExactly("1|50|LEFT|core:l1");
        assertThat(rewards()).containsExactly("1|10|LEFT|core:l1|1|null|null|null");
    }

    @Test
    void aProspectEarnsOnceHeIsACustomer() {
        approved(bring("CONVERTED"));
        brought(1, 10, "2026-07-01");
        Database.execute("update customer set customer_no = null where customer_id = 1");
        happen(act(1, "p1", "2026-07-14"));
        assertThat(earned()).isEmpty();

        Database.execute("update customer set customer_no = 'EB001' where customer_id = 1");
        happen(act(1, "p2", "2026-07-15"));

        assertThat(earned()).containsExactly("1|50|CONVERTED|core:p2", "10|80|CONVERTED|core:p2");
    }

    /** The budget goes to the newcomer first; a reward that is no points is noted for both. */
    @Test
    void theBudgetCountsBothSides() {
        approved(bring(
                "BUDGETED",
                "budget",
                "150",
                "referral",
                Map.of("withinDays", 30, "referrerPoints", "80", "newcomerReward", "OIL")));
        brought(1, 10, "2026-07-01");
        brought(2, 11, "2026-07-01");

        happen(act(1, "b1", "2026-07-14"), act(2, "b2", "2026-07-14"));

        assertThat(earned())
                .containsExactly("1|50|BUDGETED|core:b1", "2|20|BUDGETED|core:b2", "10|80|BUDGETED|core:b1");
        assertThat(rewards())
                .containsExactly("1|10|BUDGETED|core:b1|1|1|OIL|null", "2|11|BUDGETED|core:b2|1|null|OIL|null");
        assertThat(EarningBank.budgets()).containsExactly("BUDGETED|150");
    }

    /** One piece is left: the newcomer's; the referrer's is due. One that the catalogue does not know is due as well. */
    @Test
    void rewardsAreReserved() {
        Database.execute(
                "truncate reward_stock cascade",
                "insert into reward_stock (reward_code, put_in, opened) values ('OIL', 1, true)",
                "insert into reward (code, version, state, name_zh, name_en, cost, valid_from, created_by)"
                        + " values ('OIL', 1, 'APPROVED', '油', 'Oil', 500, '2020-01-01', 'test')");
        approved(bring(
                "GIFTS",
                "points",
                null,
                "referral",
                Map.of("withinDays", 30, "newcomerReward", "OIL", "referrerReward", "OIL")));
        brought(1, 10, "2026-07-01");

        happen(act(1, "g1", "2026-07-14"), act(1, "g2", "2026-07-14"));

        assertThat(earned()).isEmpty();
        assertThat(Database.rows("select customer_id, reward_code, cost, source from redemption"))
                .containsExactly("1|OIL|0|GIFTS");
        assertThat(Database.value("select taken from reward_stock")).isEqualTo("1");
        assertThat(rewards()).containsExactly("1|10|GIFTS|core:g1|null|null|OIL|OIL");
        assertThat(EarningBank.uses()).containsExactly("10|GIFTS|2026-07-14|0|1");
    }

    private static Map<String, Object> bring(String code, Object... changes) {
        Map<String, Object> rule = EarningBank.rule(code, "points", Map.of("fixed", "50"));
        rule.put("referral", Map.of("withinDays", 30, "referrerPoints", "80"));
        for (int i = 0; i < changes.length; i += 2) {
            rule.put((String) changes[i], changes[i + 1]);
        }
        return rule;
    }

    private static void brought(int newcomer, int referrer, String on) {
        Database.execute(
                "insert into referral values (%d, %d, '%s', 'STAFF', 'test')".formatted(newcomer, referrer, on));
    }

    private static String act(int newcomer, String id, String day) {
        return event(newcomer, id, "earning.test", day, "{}");
    }

    private static List<String> rewards() {
        return Database.rows(
                "select newcomer_id, referrer_id, rule_code, reference, newcomer_version, referrer_version,"
                        + " newcomer_reward, referrer_reward from referral_reward order by newcomer_id");
    }
}
