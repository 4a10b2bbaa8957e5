package dev.kequn.tier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.support.Assessments;
import dev.kequn.support.BerkaBank;
import dev.kequn.support.Database;
import dev.kequn.support.Eventually;
import dev.kequn.support.Graphql;
import dev.kequn.support.Ladder;
import dev.kequn.support.OwnBank;
import dev.kequn.support.TierInvariants;
import dev.kequn.support.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real bank raises its thresholds: previewed, approved, run as a revision. Figures computed from the files by hand. */
@QuarkusTest
@TestProfile(OwnBank.class)
class BerkaPolicyEditTest {
    private static final String OPERATIONS = Tokens.staff("olga", "operations");
    private static final List<String> EXPECTED = List.of(
            "MASS>MASS 381 3265668.81",
            "GOLD>MASS 96 2169736.53",
            "GOLD>GOLD 336 10428683.50",
            "PLATINUM>GOLD 143 6381196.39",
            "PLATINUM>PLATINUM 101 5449537.00",
            "DIAMOND>PLATINUM 65 4244991.81",
            "DIAMOND>DIAMOND 6 445581.61",
            "PRIVATE>DIAMOND 5 278027.01",
            "PRIVATE>PRIVATE 6 314846.79");

    @TempDir
    Path files;

    @Test
    void whatWasPreviewedIsWhatTheRevisionFinds() throws Exception {
        // Given
        BerkaBank.take(files);
        BerkaBank.putPolicyInForce();
        Assessments.make("1993-Q4");
        Ladder edit = new Ladder("Crowns, raised")
                .level("MASS", "0")
                .level("GOLD", "25000")
                .level("PLATINUM", "50000")
                .level("DIAMOND", "80000")
                .level("PRIVATE", "150000");
        String draft = edit.draft("1993-10-01", "PLATINUM");

        // When
        JsonPath preview = ask(
                "query($id: ID!) { tierPolicyPreview(draft: $id) { population up { customers } down { customers }"
                        + " composite { from { code } to { code } customers aum } branches { down { customers } } } }",
                draft);
        Ladder.approve(draft);
        Assessments.make("1993-Q4");
        Eventually.holds("the revision is completed", () -> run(1).size() == 1);
        JsonPath run = ask(
                "query($id: ID!) { tierRun(id: $id) { differenceCount revisions { revision policy { name } }"
                        + " differences(first: 100) { pageInfo { hasNextPage }"
                        + " edges { node { compositeBefore composite reason } } } } }",
                run(1).get(0));

        // Then
        String found = "data.tierPolicyPreview.";
        assertThat(preview.getInt(found + "population")).isEqualTo(1139);
        assertThat(preview.getInt(found + "up.customers")).isZero();
        assertThat(preview.getInt(found + "down.customers")).isEqualTo(309);
        assertThat(preview.getInt(found + "branches.down.customers.sum()")).isEqualTo(309);
        assertThat(preview.<Map<String, Object>>getList(found + "composite").stream()
                        .filter(cell -> !cell.get("customers").equals(0))
                        .map(BerkaPolicyEditTest::text))
                .containsExactlyElementsOf(EXPECTED);
        assertThat(Database.rows("select b.composite_level || '>' || n.composite_level || ' ' || count(*) || ' '"
                        + " || round(sum(n.average_aum) / 100.0, 2) from tier_assessment b"
                        + " join tier_assessment n using (customer_id) where b.run_id = " + run(0).get(0)
                        + " and n.run_id = " + run(1).get(0) + " group by b.composite_level, n.composite_level"))
                .containsExactlyInAnyOrderElementsOf(EXPECTED);
        assertThat(run.getInt("data.tierRun.differenceCount")).isEqualTo(309);
        assertThat(run.getList("data.tierRun.revisions.policy.name")).containsExactly("Crowns, raised", "Crowns");
        assertThat(run.getList("data.tierRun.differences.edges.node.reason"))
                .hasSize(100)
                .containsOnly("POLICY");
        assertThat(TierInvariants.notInOneCell("1993-12-31")).isEmpty();
        Eventually.holds("every fall is on the event log", () -> Database.value(
                        "select count(*) from customer_event where type = 'TIER_DOWN'")
                .equals("309"));
    }

    private static String text(Map<String, Object> cell) {
        return "%s>%s %s %s"
                .formatted(
                        ((Map<?, ?>) cell.get("from")).get("code"),
                        ((Map<?, ?>) cell.get("to")).get("code"),
                        cell.get("customers"),
                        cell.get("aum"));
    }

    private static List<String> run(int revision) {
        return Database.rows("select run_id from tier_run where period = '1993-Q4' and completed_at is not null"
                + " and revision = " + revision);
    }

    private static JsonPath ask(String query, String id) {
        JsonPath answer =
                Graphql.as(OPERATIONS, query, Map.of("id", id)).extract().jsonPath();
        assertThat(answer.getList("errors")).isNull();
        return answer;
    }
}
