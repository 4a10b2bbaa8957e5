package dev.kequn.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import dev.kequn.support.AtOnce;
import dev.kequn.support.Checks;
import dev.kequn.support.Database;
import dev.kequn.support.Graphql;
import dev.kequn.support.Leaks;
import dev.kequn.support.TestBank;
import dev.kequn.support.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused is refused by name and place, and has changed nothing. */
@QuarkusTest
@WithTestResource(TestBank.class)
class SegmentRefusalTest {
    private static final String NOBODY = "hasTag(\"SR_NOBODY\")";

    /** SR_A, and SR_B that builds on it, both in force. */
    @BeforeEach
    void open() {
        Segmenting.forget();
        Segmenting.inForce(Segmenting.rule("SR_A", NOBODY));
        Segmenting.inForce(Segmenting.rule("SR_B", "inSegment(\"SR_A\")"));
    }

    @AfterEach
    void close() {
        List<String> broken = Checks.broken("segments");
        Segmenting.forget();
        assertThat(broken).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            textBlock =
                    """
            ag > 60                                 ¦ 1 ¦ 1  ¦ Unknown term 'ag'; did you mean 'age'?
            inSegmnet("SR_A")                       ¦ 1 ¦ 1  ¦ Unknown term 'inSegmnet'; did you mean 'inSegment'?
            age > 60 && <br>  branch == 5           ¦ 2 ¦ 13 ¦ '==' expects string on its right, found int
            age >                                   ¦ 1 ¦ 6  ¦ The rule ends too early
            listed(1)                               ¦ 1 ¦ 1  ¦ Unknown term 'listed'
            hasTag("x'); drop table segment; --"    ¦ 1 ¦ 37 ¦ The rule ends too early
            age > 60; drop table segment            ¦ 1 ¦ 9  ¦ Unexpected ';'
            customer.name.matches(".*")             ¦ 1 ¦ 15 ¦ '.matches(…)' is not allowed: terms have no functions
            [1, 2].exists(x, x == age)              ¦ 1 ¦ 8  ¦ '.exists(…)' is not allowed: terms have no functions
            inSegment("")                           ¦ 1 ¦ 11 ¦ 'code' of 'inSegment' goes from 1 to 200 characters
            inSegment(branch)                       ¦ 1 ¦ 11 ¦ 'code' of 'inSegment' is written as a literal string
            """)
    void rulesThatAreNone(String text, int line, int column, String message) {
        String rule = text.replace("<br>", "\n");
        String before = state();

        Segmenting.draft(Segmenting.rule("SR_NEW", rule))
                .body("data.segmentDraft.segment", equalTo(null))
                .body(
                        "data.segmentDraft.errors",
                        equalTo(List.of(Map.of(
                                "code",
                                "INVALID_RULE",
                                "field",
                                "rule",
                                "message",
                                message,
                                "line",
                                line,
                                "column",
                                column))));
        preview(rule)
                .body("data", equalTo(null))
                .body("errors.message", equalTo(List.of(message)))
                .body(
                        "errors.extensions",
                        equalTo(List.of(
                                Map.of("code", "INVALID_RULE", "field", "rule", "line", line, "column", column))));
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void rulesThatAreTooMuch() {
        String before = state();
        for (String rule : List.of(
                "",
                "age > 1" + " && age > 1".repeat(300),
                "(".repeat(900) + "true" + ")".repeat(900),
                "age\u0000 > 1")) {
            refused(Segmenting.rule("SR_NEW", rule), "INVALID_RULE", "rule");
            Leaks.assertNone(
                    preview(rule).extract().jsonPath().getList("errors").toString());
        }
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void tenThousandTermsDoNotFitIntoARequest() {
        String before = state();
        Segmenting.draft(Segmenting.rule("SR_NEW", "age > 1" + " && age > 1".repeat(9999)))
                .statusCode(413);
        assertThat(state()).isEqualTo(before);
    }

    /** Values are bound: what would be SQL is the name of a tag that nobody has. */
    @Test
    void whatLooksLikeSqlIsText() {
        String sql =
                "hasTag(\"x' OR '1'='1\") || branch == \"$1 ; drop table segment_member; --\" || tag(\"?\") == \"${day}\"";

        preview(sql).body("data.segmentPreview.count", equalTo(0));
        Segmenting.inForce(Segmenting.rule("SR_SQL", sql));

        assertThat(Segmenting.members("SR_SQL")).isEmpty();
    }

    @Test
    void contentsOutOfTheirLimits() {
        String before = state();

        refused(more("code", "sr_a"), "INVALID_SEGMENT", "code");
        refused(more("code", "S"), "INVALID_SEGMENT", "code");
        refused(more("code", "S".repeat(41)), "INVALID_SEGMENT", "code");
        refused(more("code", "SR A"), "INVALID_SEGMENT", "code");
        refused(more("code", "SR_A\n"), "INVALID_SEGMENT", "code");
        refused(more("nameZh", ""), "INVALID_SEGMENT", "nameZh");
        refused(more("nameZh", "\u3000 "), "INVALID_SEGMENT", "nameZh");
        refused(more("nameEn", "x".repeat(101)), "INVALID_SEGMENT", "nameEn");
        refused(more("nameEn", "a\nb"), "INVALID_SEGMENT", "nameEn");
        refused(more("nameEn", "a\u0000b"), "INVALID_SEGMENT", "nameEn");
        refused(more("nameEn", "a\ud800b"), "INVALID_SEGMENT", "nameEn");
        refused(more("description", ""), "INVALID_SEGMENT", "description");
        refused(more("description", "x".repeat(501)), "INVALID_SEGMENT", "description");
        refused(more("description", "a\u0007"), "INVALID_SEGMENT", "description");
        refused(more("rule", null), "INVALID_SEGMENT", "rule");
        refused(more("seed", "SR_A"), "INVALID_SEGMENT", "seed");
        refused(more("reach", "BROAD"), "INVALID_SEGMENT", "reach");
        refused(more("size", 5), "INVALID_SEGMENT", "size");
        refused(more("combination", Map.of("anyOf", List.of("SR_A"))), "INVALID_SEGMENT", "combination");

        assertThat(state()).isEqualTo(before);
    }

    @Test
    void combinationsOutOfTheirLimits() {
        String before = state();

        refused(combination(Map.of()), "INVALID_SEGMENT", "combination");
        refused(combination(Map.of("anyOf", List.of(), "noneOf", List.of())), "INVALID_SEGMENT", "combination");
        refused(combination(Map.of("noneOf", List.of("SR_A", "x y"))), "INVALID_SEGMENT", "combination.noneOf[1]");
        refused(
                combination(
                        Map.of("anyOf", Collections.nCopies(30, "SR_A"), "everyOf", Collections.nCopies(21, "SR_A"))),
                "INVALID_SEGMENT",
                "combination");
        refused(
                combination(Map.of("everyOf", List.of("SR_A"), "anyOf", List.of("SR_B", "SR_X"))),
                "UNKNOWN_REFERENCE",
                "combination.anyOf[1]");
        refused(
                Segmenting.input("SR_NEW", "COMBINATION", Map.of("rule", "true", "combination", Map.of())),
                "INVALID_SEGMENT",
                "rule");

        assertThat(state()).isEqualTo(before);
    }

    /** As rules their texts would be longer than what people may write. */
    @Test
    void fiftySegmentsWithTheLongestCodesAreCombined() {
        List<String> codes = IntStream.range(0, 50)
                .mapToObj(i -> "SR_%s%02d".formatted("X".repeat(35), i))
                .toList();
        codes.forEach(code -> put(code, NOBODY));

        Segmenting.inForce(combination(Map.of("anyOf", codes)));
        Segmenting.inForce(Segmenting.rule("SR_LAST", "inSegment(\"SR_NEW\")"));

        assertThat(Segmenting.members("SR_LAST")).isEmpty();
    }

    @Test
    void lookalikesThatDoNotFit() {
        String before = state();

        refused(lookalike("SR_NEW", Map.of("seed", "SR_A")), "INVALID_SEGMENT", "reach");
        refused(lookalike("SR_NEW", Map.of("reach", "BROAD")), "INVALID_SEGMENT", "seed");
        refused(lookalike("SR_NEW", Map.of("seed", "SR_A", "reach", "SIZE")), "INVALID_SEGMENT", "size");
        refused(lookalike("SR_NEW", Map.of("seed", "SR_A", "reach", "BROAD", "size", 7)), "INVALID_SEGMENT", "size");
        refused(lookalike("SR_NEW", Map.of("seed", "SR_A", "reach", "SIZE", "size", 0)), "INVALID_SEGMENT", "size");
        refused(
                lookalike("SR_NEW", Map.of("seed", "SR_A", "reach", "SIZE", "size", 100_000_001)),
                "INVALID_SEGMENT",
                "size");
        refused(lookalike("SR_NEW", Map.of("seed", "SR_X", "reach", "BROAD")), "UNKNOWN_REFERENCE", "seed");
        refused(lookalike("SR_NEW", Map.of("seed", "SR_NEW", "reach", "BROAD")), "CYCLE", "seed");
        refused(
                lookalike("SR_NEW", Map.of("seed", "SR_A", "reach", "BROAD", "rule", "inSegment(\"SR_NEW\")")),
                "CYCLE",
                "rule");

        assertThat(state()).isEqualTo(before);
    }

    @Test
    void whatBuildsOnItselfOrOnNothing() {
        // Given
        Segmenting.inForce(combination(Map.of("noneOf", List.of("SR_B"))));
        String before = state();

        // Then
        refused(Segmenting.rule("SR_X", "inSegment(\"SR_Y\") || inSegment(\"SR_A\")"), "UNKNOWN_REFERENCE", "rule");
        refused(Segmenting.rule("SR_X", "!inSegment(\"SR_X\")"), "CYCLE", "rule");
        refused(Segmenting.rule("SR_A", "inSegment(\"SR_A\")"), "CYCLE", "rule");
        refused(Segmenting.rule("SR_A", "inSegment(\"SR_B\")"), "CYCLE", "rule");
        refused(Segmenting.rule("SR_A", "age > 3 && !inSegment(\"SR_NEW\")"), "CYCLE", "rule");
        refused(combination(Map.of("everyOf", List.of("SR_A", "SR_NEW"))), "CYCLE", "combination.everyOf[1]");
        assertThat(state()).isEqualTo(before);
    }

    /** Each of them alone could be approved. */
    @Test
    void ofTwoApprovalsThatWouldMakeACircleOneIsRefused() {
        for (int round = 0; round < 3; round++) {
            // Given
            String x = "SR_X" + round;
            String y = "SR_Y" + round;
            Segmenting.inForce(Segmenting.rule(x, NOBODY));
            Segmenting.inForce(Segmenting.rule(y, NOBODY));
            submitted(Segmenting.rule(x, "inSegment(\"%s\")".formatted(y)));
            submitted(Segmenting.rule(y, "inSegment(\"%s\")".formatted(x)));

            // When
            List<String> answers = AtOnce.ask(2, i -> Segmenting.approve(i == 0 ? x : y, 2, 1)
                    .extract()
                    .jsonPath()
                    .getList("data.step.errors.code")
                    .toString());

            // Then
            assertThat(answers).containsExactlyInAnyOrder("[]", "[CYCLE]");
        }
    }

    @Test
    void stepsInTheWrongState() {
        // Given
        submitted(Segmenting.rule("SR_OPEN", NOBODY));
        Segmenting.draft(Segmenting.rule("SR_DRAFT", NOBODY)).body("data.segmentDraft.errors", empty());
        Segmenting.inForce(Segmenting.rule("SR_GONE", NOBODY));
        Segmenting.draft(Segmenting.rule("SR_GONE", "age > 3")).body("data.segmentDraft.errors", empty());
        Segmenting.retire("SR_GONE", "over").body("data.step.errors", empty());
        String before = state();

        // Then
        refused(Segmenting.rule("SR_OPEN", "age > 1"), "WRONG_STATE", "code");
        refused(Segmenting.rule("SR_GONE", "age > 1"), "WRONG_STATE", "code");
        refused(Segmenting.rule("SR_X", "inSegment(\"SR_GONE\")"), "UNKNOWN_REFERENCE", "rule");
        refused(Segmenting.input("SR_A", "LIST", Map.of()), "INVALID_SEGMENT", "kind");
        step(Segmenting.submit("SR_A"), "WRONG_STATE", "code");
        step(Segmenting.submit("SR_OPEN"), "WRONG_STATE", "code");
        step(Segmenting.submit("SR_GONE"), "WRONG_STATE", "code");
        step(Segmenting.submit("SR_NONE"), "UNKNOWN_SEGMENT", "code");
        step(Segmenting.approve("SR_A", 1, 1), "WRONG_STATE", "code");
        step(Segmenting.approve("SR_DRAFT", 1, 1), "WRONG_STATE", "code");
        step(Segmenting.approve("SR_GONE", 2, 1), "WRONG_STATE", "code");
        step(Segmenting.approve("SR_NONE", 1, 1), "UNKNOWN_SEGMENT", "code");
        step(Segmenting.approve("SR_OPEN", 2, 1), "CHANGED_SINCE_SUBMISSION", "revision");
        step(Segmenting.approve("SR_OPEN", 1, 2), "CHANGED_SINCE_SUBMISSION", "revision");
        step(Segmenting.reject("SR_A", "no"), "WRONG_STATE", "code");
        step(Segmenting.reject("SR_DRAFT", "no"), "WRONG_STATE", "code");
        step(Segmenting.reject("SR_OPEN", " "), "INVALID_REASON", "reason");
        step(Segmenting.reject("SR_OPEN", "x".repeat(501)), "INVALID_REASON", "reason");
        step(Segmenting.reject("SR_NONE", "no"), "UNKNOWN_SEGMENT", "code");
        step(Segmenting.retire("SR_GONE", "again"), "WRONG_STATE", "code");
        step(Segmenting.retire("SR_OPEN", "never was"), "WRONG_STATE", "code");
        step(Segmenting.retire("SR_NONE", "no"), "UNKNOWN_SEGMENT", "code");
        step(Segmenting.retire("SR_B", ""), "INVALID_REASON", "reason");
        refresh("SR_GONE");
        refresh("SR_OPEN");
        refresh("SR_NONE");
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void whoSubmitsDoesNotApprove() {
        // Given
        String both = Tokens.staff("segment-both", "operations");
        Segmenting.draft(Segmenting.rule("SR_OWN", NOBODY)).body("data.segmentDraft.errors", empty());
        String submit = "mutation { step: segmentSubmit(code: \"SR_OWN\") { errors { code field } } }";
        Graphql.as(both, submit).body("data.step.errors", empty());
        String before = state();

        // Then
        Graphql.as(
                        both,
                        "mutation { step: segmentApprove(code: \"SR_OWN\", version: 1, revision: 1)"
                                + " { errors { code field } } }")
                .body("data.step.errors", equalTo(List.of(Map.of("code", "SELF_APPROVAL", "field", "code"))));
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void whatWasSentBackIsReadAgain() {
        submitted(Segmenting.rule("SR_BACK", NOBODY));
        Segmenting.reject("SR_BACK", "too many").body("data.step.errors", empty());
        step(Segmenting.approve("SR_BACK", 1, 1), "WRONG_STATE", "code");
        submitted(Segmenting.rule("SR_BACK", "age > 3"));
        step(Segmenting.approve("SR_BACK", 1, 1), "CHANGED_SINCE_SUBMISSION", "revision");
        Segmenting.approve("SR_BACK", 1, 2).body("data.step.errors", empty());

        Segmenting.awaitRefresh("SR_BACK");
        assertThat(Database.value("select state || ' ' || rule from segment_definition join segment using (segment_id)"
                        + " where code = 'SR_BACK'"))
                .isEqualTo("APPROVED age > 3");
    }

    private static void refused(Map<String, ?> input, String code, String field) {
        JsonPath answer = Segmenting.draft(input).extract().jsonPath();
        assertThat(answer.getList("data.segmentDraft.errors.code"))
                .as("%s", input)
                .containsExactly(code);
        assertThat(answer.getList("data.segmentDraft.errors.field"))
                .as("%s", input)
                .containsExactly(field);
        assertThat(answer.getMap("data.segmentDraft"))
                .containsEntry("segment", null)
                .containsEntry("definition", null);
        Leaks.assertNone(answer.getString("data.segmentDraft.errors[0].message"));
    }

    private static void step(ValidatableResponse answer, String code, String field) {
        answer.body("data.step.segment", equalTo(null))
                .body("data.step.errors.code", equalTo(List.of(code)))
                .body("data.step.errors.field", equalTo(List.of(field)));
    }

    private static void refresh(String code) {
        Graphql.as(
                        Segmenting.CHECKER,
                        "mutation { step: segmentRefresh(code: \"%s\") { run { id } errors { code field } } }"
                                .formatted(code))
                .body("data.step.run", equalTo(null))
                .body("data.step.errors", equalTo(List.of(Map.of("code", "UNKNOWN_SEGMENT", "field", "code"))));
    }

    private static ValidatableResponse preview(String rule) {
        return Graphql.as(
                Segmenting.CHECKER,
                "query($rule: String!) { segmentPreview(rule: $rule) { count exact sample { customerNo } } }",
                Map.of("rule", rule));
    }

    private static void submitted(Map<String, ?> input) {
        Segmenting.draft(input).body("data.segmentDraft.errors", empty());
        Segmenting.submit(input.get("code").toString()).body("data.step.errors", empty());
    }

    private static Map<String, Object> more(String field, Object value) {
        Map<String, Object> input = new HashMap<>(Segmenting.rule("SR_NEW", NOBODY));
        input.put(field, value);
        return input;
    }

    private static Map<String, Object> combination(Map<String, ?> parts) {
        return Segmenting.input("SR_NEW", "COMBINATION", Map.of("combination", parts));
    }

    private static Map<String, Object> lookalike(String code, Map<String, ?> more) {
        return Segmenting.input(code, "LOOKALIKE", more);
    }

    /** A segment in force that nobody had to approve. */
    private static void put(String code, String rule) {
        Database.execute(
                "insert into segment (code, kind, versions) values ('%s', 'RULE', 1)".formatted(code),
                """
                insert into segment_definition (segment_id, version, revision, state, kind, name_zh, name_en, rule, created_by)
                select segment_id, 1, 1, 'APPROVED', 'RULE', 'x', 'x', '%s', 'test' from segment where code = '%s'"""
                        .formatted(rule, code),
                """
                update segment s set in_force = definition_id, refreshed = definition_id, refreshed_at = now()
                from segment_definition d where d.segment_id = s.segment_id and s.code = '%s'"""
                        .formatted(code));
    }

    /** Everything a step could have written; a refresh of another step may still end meanwhile, so what it writes is left out. */
    private static String state() {
        return Database.value(
                """
                select md5(concat(
                    (select string_agg(concat_ws(',', segment_id, code, kind, versions, in_force, retired_at, retire_reason),
                                       ';' order by segment_id) from segment),
                    (select string_agg(d::text, ';' order by definition_id) from segment_definition d),
                    (select string_agg(e::text, ';' order by e) from segment_entry e),
                    (select string_agg(m::text, ';' order by m) from segment_member m),
                    (select string_agg(d::text, ';' order by d) from segment_day d),
                    (select count(*) from job_run where job = 'segment-refresh' and requested_by not like 'system:%'),
                    (select count(*) from audit_entry), (select string_agg(a::text, ';' order by a) from approval a)))""");
    }
}
