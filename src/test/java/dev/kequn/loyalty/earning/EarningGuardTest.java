package dev.kequn.loyalty.earning;

import static dev.kequn.loyalty.earning.Earning.CHECKER;
import static dev.kequn.loyalty.earning.Earning.approved;
import static dev.kequn.loyalty.earning.Earning.drafted;
import static dev.kequn.loyalty.earning.Earning.input;
import static dev.kequn.loyalty.earning.Earning.key;
import static dev.kequn.loyalty.earning.Earning.retire;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kequn.dev.EmbeddedDatabase;
import dev.kequn.support.Database;
import dev.kequn.support.TestBank;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the database itself refuses the program. */
@QuarkusTest
@WithTestResource(TestBank.class)
class EarningGuardTest {
    @Test
    void anApprovedOrRetiredRuleDoesNotChange() {
        String approved = approved(whole("GUARDED"));
        String retired = approved(whole("GUARDED_RETIRED"));
        retire(CHECKER, key(), retired, "x");
        String draft = drafted(whole("GUARDED_DRAFT"));
        String before = Earning.everything();

        for (String id : List.of(approved, retired)) {
            for (String change : List.of(
                    "update earning_rule set fixed_points = 1 where rule_id = " + id,
                    "update earning_rule set valid_to = '2400-12-31' where rule_id = " + id,
                    "update earning_rule set state = 'DRAFT', retired_on = null, retire_reason = null where rule_id = "
                            + id,
                    "update earning_rule set state = 'RETIRED', retired_on = '2026-01-01', retire_reason = 'x',"
                            + " budget = 1 where rule_id = " + id,
                    "update earning_rule_multiplier set times = 3 where rule_id = " + id,
                    "delete from earning_rule_multiplier where rule_id = " + id,
                    "insert into earning_rule_multiplier values (" + id + ", 1, 'true', 2)",
                    "update earning_rule_multiplier set rule_id = " + id + ", position = 5 where rule_id = " + draft,
                    "update earning_rule_multiplier set rule_id = " + draft + ", position = 5 where rule_id = " + id,
                    "update earning_rule_cap set times = 9 where rule_id = " + id,
                    "insert into earning_rule_cap values (" + id + ", 'EVER', 1, 1)",
                    "delete from earning_rule_cap where rule_id = " + id)) {
                assertThatThrownBy(() -> program(change))
                        .as(change)
                        .hasMessageContaining("An approved earning rule does not change");
            }
        }
        assertThat(Earning.everything()).isEqualTo(before);
    }

    @Test
    void noRuleIsTakenAway() {
        String id = drafted(whole("NOT_DELETED"));

        for (String change : List.of(
                "delete from earning_rule where rule_id = " + id,
                "delete from earning_code where code = 'NOT_DELETED'",
                "truncate earning_rule cascade")) {
            assertThatThrownBy(() -> program(change)).as(change).hasMessageContaining("permission denied");
        }
    }

    @Test
    void aRetiredRuleIsNotRetiredAgain() {
        String id = approved(whole("ONCE_RETIRED"));
        retire(CHECKER, key(), id, "x");

        assertThatThrownBy(() -> program("update earning_rule set retired_on = '2026-12-31' where rule_id = " + id))
                .hasMessageContaining("An approved earning rule does not change");
        assertThat(Database.value("select retired_on from earning_rule where rule_id = " + id))
                .isEqualTo("2026-07-15");
    }

    private static Map<String, Object> whole(String code) {
        return input(
                code,
                "multipliers",
                List.of(Map.of("condition", "true", "times", 2)),
                "caps",
                List.of(Map.of("period", "DAY", "times", 1)));
    }

    private static void program(String sql) {
        Database.execute(Database.connect(EmbeddedDatabase.APP), sql);
    }
}
