package dev.kequn.loyalty.reward;

import static dev.kequn.loyalty.reward.RedemptionBank.OLGA;
import static dev.kequn.loyalty.reward.RedemptionBank.broken;
import static dev.kequn.loyalty.reward.RedemptionBank.cancel;
import static dev.kequn.loyalty.reward.RedemptionBank.stock;
import static dev.kequn.loyalty.reward.RedemptionBank.written;
import static dev.kequn.loyalty.reward.RewardBank.content;
import static dev.kequn.loyalty.reward.RewardBank.offer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kequn.platform.Refusal;
import dev.kequn.support.Database;
import dev.kequn.support.OwnBank;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rewards given for nothing: no points move, the stock does. */
@QuarkusTest
@TestProfile(OwnBank.class)
class RewardGrantsTest {
    private final RewardGrants grants;
    private final Pool pool;

    @Inject
    RewardGrantsTest(RewardGrants grants, Pool pool) {
        this.grants = grants;
        this.pool = pool;
    }

    @BeforeEach
    void bank() {
        RedemptionBank.open();
    }

    @Test
    void takesAPieceAndNoPoints() {
        // Given: neither his tier nor the limit stand against it
        offer(
                "RICE",
                content("initialStock", 2, "minimumLevel", "PRIVATE", "limit", Map.of("times", 1, "period", "EVER")));

        // When
        Redemption first = grant("RICE");
        Redemption second = grant("RICE");

        // Then
        assertThat(first.cost()).isZero();
        assertThat(first.spentVersion()).isNull();
        assertThat(first.source()).isEqualTo("referral");
        assertThat(first.state()).isEqualTo(RedemptionState.RESERVED);
        assertThat(stock("RICE")).isEqualTo("2/2");
        assertThat(Database.value("select count(*) from points_transaction")).isEqualTo("0");
        assertThat(Database.rows("select actor, subject_id, after_values ->> 'reward', after_values ->> 'cost'"
                        + " from audit_entry order by audit_id desc limit 1"))
                .containsExactly("system:referral|1|RICE/1|0");
        assertThat(broken()).isEmpty();

        // And
        assertThat(cancel(OLGA, Long.toString(second.id())).getString("redemption.state"))
                .isEqualTo("CANCELLED");
        assertThat(stock("RICE")).isEqualTo("2/1");
        assertThat(Database.value("select count(*) from points_account")).isEqualTo("0");
        assertThat(broken()).isEmpty();
    }

    @Test
    void refusesWhatIsNotThere() {
        // Given
        offer("SOLDOUT", content("initialStock", 0));
        offer("GONE", content("validTo", "2026-07-14"));
        String before = written();

        // Then
        assertRefused("SOLDOUT", RedemptionRefusal.SOLD_OUT);
        assertRefused("GONE", RedemptionRefusal.REWARD_NOT_VALID);
        assertRefused("NONE", RedemptionRefusal.UNKNOWN_REWARD);
        assertThat(written()).isEqualTo(before);
    }

    private void assertRefused(String code, RedemptionRefusal refusal) {
        assertThatThrownBy(() -> grant(code))
                .isInstanceOfSatisfying(
                        Refusal.class, refused -> assertThat(refused.code()).isEqualTo(refusal));
    }

    private Redemption grant(String code) {
        return pool.withTransaction(transaction -> grants.grant(transaction, 1, code, "referral"))
                .await()
                .indefinitely();
    }
}
