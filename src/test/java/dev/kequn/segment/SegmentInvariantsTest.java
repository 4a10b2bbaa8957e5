package dev.kequn.segment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.dev.EmbeddedDatabase;
import dev.kequn.support.Checks;
import dev.kequn.support.Database;
import dev.kequn.support.SampleBranch;
import dev.kequn.support.TestBank;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The operators' check sees each thing it looks for: one row is broken, and that alone is reported. */
@QuarkusTest
@WithTestResource(TestBank.class)
class SegmentInvariantsTest {
    private static final SampleBranch BRANCH = new SampleBranch("SI", 66_000_000);

    /** 1 and 2 are in the first segment, 1 is named by the list, and was in and is back in the last; as their rules say. */
    @BeforeEach
    void bank() {
        Segmenting.forget();
        BRANCH.open(2);
        Database.execute(
                segment(9001, "SI_RULE", "RULE"),
                segment(9002, "SI_NEST", "RULE"),
                segment(9003, "SI_LIST", "LIST"),
                segment(9004, "SI_COMB", "COMBINATION"),
                definition(9001, "RULE", "rule", "'branch == \"SIB\"'"),
                definition(9002, "RULE", "rule", "'inSegment(\"SI_RULE\") && false'"),
                definition(9003, "LIST", "rule", "'inSegment(\"SI_NONE\")'"),
                definition(9004, "COMBINATION", "every_of", "'{SI_RULE,SI_LIST}'"),
                "update segment set in_force = segment_id, refreshed = segment_id where segment_id > 9000",
                "insert into segment_entry values (%d, 9003)".formatted(BRANCH.id(1)),
                stay(1, 9001, "2026-07-02", "null, null, null"),
                stay(2, 9001, "2026-07-02", "null, null, null"),
                stay(1, 9003, "2026-07-03", "null, null, null"),
                stay(1, 9004, "2026-07-02", "'2026-07-04 09:00Z', '2026-07-04', 'FACTS'"),
                stay(1, 9004, "2026-07-05", "null, null, null"),
                "insert into segment_day values (9001, '2026-07-02', 2, 0), (9003, '2026-07-03', 1, 0),"
                        + " (9004, '2026-07-02', 1, 0), (9004, '2026-07-04', 0, 1), (9004, '2026-07-05', 1, 0)");
    }

    @AfterEach
    void close() {
        Segmenting.forget();
        BRANCH.close();
    }

    @Test
    void aSoundBankIsNotReported() {
        assertThat(Checks.broken("segments")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            G1 | 2 | SI_RULE.2026-07-02 | update segment_day set came = 1 where segment_id = 9001; \
            insert into segment_day values (9001, '2026-07-03', 1, 0)
            G1 | 1 | SI_LIST.2026-07-03 | delete from segment_day where segment_id = 9003
            G2 | 1 | SI_COMB.<one>      | update segment_member set left_at = '2026-07-05 10:00Z' where segment_id = 9004 and left_on = '2026-07-04'
            G3 | 1 | SI_COMB.<one>      | update segment set in_force = null, retired_at = now(), retire_reason = 'over' where segment_id = 9004; \
            insert into job_run (run_id, job, scheduled_for, resource, state, requested_by) \
            values (9001, 'segment-refresh', '2190-01-01', 'x', 'SUCCEEDED', 'test'); \
            insert into segment_refresh (run_id, segment_id, reason) values (9001, 9004, 'RETIRED')
            G4 | 1 | SI_LIST.<two>      | insert into segment_entry values (<two>, 9003)
            G4 | 1 | SI_LIST.<one>      | delete from segment_entry where definition_id = 9003
            G5 | 1 | SI_COMB            | update segment set refreshed = 9001 where segment_id = 9004
            G5 | 1 | SI_COMB            | update segment_member set definition_id = 9001 where segment_id = 9004 and left_at is null
            G6 | 1 | SI_RULE            | update segment set versions = 2 where segment_id = 9001
            G6 | 1 | SI_RULE            | update segment set versions = 2 where segment_id = 9001; drop index segment_definition_in_force; \
            <definition> (9005, 9001, 2, 1, 'APPROVED', 'RULE', 'x', 'x', 'false', 'test')
            G7 | 1 | SI_RULE            | alter table segment_definition disable trigger user; \
            update segment_definition set rule = '!inSegment( "SI_RULE" )' where definition_id = 9001
            G7 | 2 | SI_NEST            | `alter table segment_definition disable trigger user; \
            update segment_definition set rule = 'age > 3 || inSegment("SI_NEST")' where definition_id = 9001`
            G8 | 1 | SI_COMB.SI_LISP    | alter table segment_definition disable trigger user; \
            update segment_definition set none_of = '{SI_LISP}' where definition_id = 9004
            G9 | 1 | 9004.<one>         | update segment_member set definition_id = 9999 where segment_id = 9004 and left_at is null
            """)
    void isSeen(String invariant, int times, String example, String broken) throws SQLException {
        assertThat(brokenBy(broken)).hasSize(1).allSatisfy(row -> assertThat(row)
                .startsWith(invariant + "|")
                .endsWith("|" + times + "|" + ids(example)));
        assertThat(Checks.broken("segments")).isEmpty();
    }

    private static List<String> brokenBy(String sql) throws SQLException {
        Connection connection = Database.connect(EmbeddedDatabase.OWNER);
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute(ids(sql));
        }
        return Checks.broken("segments", connection);
    }

    private static String ids(String text) {
        return text.replace("<one>", Long.toString(BRANCH.id(1)))
                .replace("<two>", Long.toString(BRANCH.id(2)))
                .replace(
                        "<definition>",
                        "insert into segment_definition (definition_id, segment_id, version, revision, state, kind, name_zh, name_en,"
                                + " rule, created_by) values");
    }

    private static String segment(long id, String code, String kind) {
        return "insert into segment (segment_id, code, kind, versions) values (%d, '%s', '%s', 1)"
                .formatted(id, code, kind);
    }

    private static String definition(long segment, String kind, String column, String value) {
        return ("insert into segment_definition (definition_id, segment_id, version, revision, state, kind, name_zh, name_en,"
                        + " %s, created_by) values (%d, %d, 1, 1, 'APPROVED', '%s', 'x', 'x', %s, 'test')")
                .formatted(column, segment, segment, kind, value);
    }

    private static String stay(int customer, long segment, String from, String left) {
        return ("insert into segment_member (customer_id, segment_id, definition_id, entered_at, entered_on, entry_reason,"
                        + " left_at, left_on, leave_reason) values (%d, %d, %d, '%s 09:00Z', '%s', 'FACTS', %s)")
                .formatted(BRANCH.id(customer), segment, segment, from, from, left);
    }
}
