package dev.kequn.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import dev.kequn.access.Change;
import dev.kequn.support.AtOnce;
import dev.kequn.support.Database;
import dev.kequn.support.Graphql;
import dev.kequn.support.SampleBranch;
import dev.kequn.support.TestBank;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The draft of a list is changed by name, whole or not at all. */
@QuarkusTest
@WithTestResource(TestBank.class)
class SegmentListTest {
    private static final SampleBranch BRANCH = new SampleBranch("SL", 71_000_000);
    private static final String UPLOAD =
            """
            mutation($code: String!, $numbers: [String!]!, $mode: SegmentUploadMode!) {
                done: segmentUpload(code: $code, customerNos: $numbers, mode: $mode) {
                    segment { code } definition { version revision state entries } entries added removed
                    errors { code field message } } }""";

    @BeforeEach
    void open() {
        Segmenting.forget();
        BRANCH.open(6);
        Segmenting.draft(Segmenting.input("SL_LIST", "LIST", Map.of())).body("data.segmentDraft.errors", empty());
    }

    @AfterEach
    void close() {
        Segmenting.forget();
        BRANCH.close();
    }

    @Test
    void customersArePutOnTheListAndTakenOff() {
        upload("ADD", "SL001", "SL002", "SL002", "SL003")
                .body("data.done.errors", empty())
                .body("data.done.segment.code", equalTo("SL_LIST"))
                .body(
                        "data.done.definition",
                        equalTo(Map.of("version", 1, "revision", 2, "state", "DRAFT", "entries", 3)))
                .body("data.done.entries", equalTo(3))
                .body("data.done.added", equalTo(3))
                .body("data.done.removed", equalTo(0));
        upload("REMOVE", "SL002", "SL006").body("data.done.entries", equalTo(2)).body("data.done.removed", equalTo(1));
        assertThat(entries()).containsExactly("SL001", "SL003");
        upload("REPLACE", "SL003", "SL004", "SL005")
                .body("data.done.added", equalTo(2))
                .body("data.done.removed", equalTo(1))
                .body("data.done.definition.revision", equalTo(4));
        assertThat(entries()).containsExactly("SL003", "SL004", "SL005");
    }

    @Test
    void theSameUploadAgainChangesNothingAndBothAreOnRecord() {
        upload("REPLACE", "SL001", "SL002").body("data.done.definition.revision", equalTo(2));
        upload("REPLACE", "SL001", "SL002")
                .body("data.done.definition.revision", equalTo(2))
                .body("data.done.added", equalTo(0))
                .body("data.done.removed", equalTo(0))
                .body("data.done.entries", equalTo(2));

        assertThat(
                        Database.rows(
                                """
                        select actor, after_values ->> 'mode', after_values ->> 'sent', after_values ->> 'added',
                               after_values ->> 'entries', after_values ->> 'digest'
                        from audit_entry where action = 'segmentUpload' and subject_id = 'SL_LIST'
                        order by audit_id desc limit 2"""))
                .containsExactly(
                        "segment-maker|REPLACE|2|0|2|" + Change.hash("SL001\nSL002"),
                        "segment-maker|REPLACE|2|2|2|" + Change.hash("SL001\nSL002"));
    }

    @Test
    void uploadsAtOnceAreAllOnTheList() {
        List<List<Object>> errors =
                AtOnce.ask(6, i -> upload("ADD", BRANCH.number(i + 1)).extract().path("data.done.errors"));

        assertThat(errors).containsOnly(List.of());
        assertThat(entries()).containsExactly("SL001", "SL002", "SL003", "SL004", "SL005", "SL006");
        assertThat(Database.value("select revision from segment_definition join segment using (segment_id)"
                        + " where code = 'SL_LIST'"))
                .isEqualTo("7");
    }

    @Test
    void oneUnknownNumberRefusesAll() {
        upload("ADD", "SL001");

        upload("REPLACE", "SL002", "NOBODY", "SL003", "NO\u0000ONE")
                .body("data.done.segment", equalTo(null))
                .body("data.done.errors.code", contains("UNKNOWN_CUSTOMER"))
                .body("data.done.errors.field", contains("customerNos[3]"));
        upload("REPLACE", "SL002", "NOBODY", "SL003", "NOONE")
                .body("data.done.errors.field", contains("customerNos[1]"))
                .body("data.done.errors.message", contains("2 of the numbers are no customer's"));

        assertThat(entries()).containsExactly("SL001");
        assertThat(Database.value("select revision from segment_definition join segment using (segment_id)"
                        + " where code = 'SL_LIST'"))
                .isEqualTo("2");
    }

    @Test
    void onlyADraftOfAListIsChanged() {
        Segmenting.draft(Segmenting.rule("SL_RULE", "branch == \"SLB\"")).body("data.segmentDraft.errors", empty());
        upload("SL_RULE", "ADD", List.of("SL001")).body("data.done.errors.code", contains("INVALID_SEGMENT"));
        upload("SL_NONE", "ADD", List.of("SL001")).body("data.done.errors.code", contains("UNKNOWN_SEGMENT"));
        upload("SL_LIST", "ADD", List.of()).body("data.done.errors.field", contains("customerNos"));
        upload("SL_LIST", "ADD", Collections.nCopies(2001, "SL001"))
                .body("data.done.errors.code", contains("INVALID_SEGMENT"));
        upload("ADD", "SL001").body("data.done.errors", empty());
        Segmenting.submit("SL_LIST").body("data.step.errors", empty());

        upload("ADD", "SL002").body("data.done.errors.code", contains("WRONG_STATE"));

        assertThat(entries()).containsExactly("SL001");
        Segmenting.approve("SL_LIST", 1, 1).body("data.step.errors.code", contains("CHANGED_SINCE_SUBMISSION"));
        Segmenting.approve("SL_LIST", 1, 2).body("data.step.errors", empty());
        Segmenting.awaitRefresh("SL_LIST");
        assertThat(Segmenting.members("SL_LIST")).containsExactly("SL001");
        upload("ADD", "SL002").body("data.done.errors.code", contains("WRONG_STATE"));
        assertThat(entries()).containsExactly("SL001");
    }

    @Test
    void anotherVersionBeginsAsTheListInForceAndOnlyListsHaveEntries() {
        upload("ADD", "SL001", "SL002");
        Segmenting.submit("SL_LIST");
        Segmenting.approve("SL_LIST", 1, 2).body("data.step.errors", empty());
        Segmenting.draft(Segmenting.input("SL_LIST", "LIST", Map.of()));
        upload("ADD", "SL003").body("data.done.definition.version", equalTo(2));
        Segmenting.draft(Segmenting.rule("SL_RULE", "branch == \"SLB\""));

        Graphql.as(
                        Segmenting.CHECKER,
                        """
                        { list: segment(code: "SL_LIST") { definitions { version entries } }
                          rule: segment(code: "SL_RULE") { draft { entries } } }""")
                .body(
                        "data.list.definitions",
                        equalTo(List.of(Map.of("version", 2, "entries", 3), Map.of("version", 1, "entries", 2))))
                .body("data.rule.draft.entries", equalTo(null));
    }

    private static ValidatableResponse upload(String mode, String... numbers) {
        return upload("SL_LIST", mode, List.of(numbers));
    }

    private static ValidatableResponse upload(String code, String mode, List<String> numbers) {
        return Graphql.as(Segmenting.MAKER, UPLOAD, Map.of("code", code, "numbers", numbers, "mode", mode));
    }

    private static List<String> entries() {
        return Segmenting.entries("SL_LIST");
    }
}
