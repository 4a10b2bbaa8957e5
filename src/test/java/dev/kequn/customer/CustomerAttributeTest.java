package dev.kequn.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.kequn.rule.Rule;
import dev.kequn.rule.RuleCompiler;
import dev.kequn.rule.Vocabularies;
import dev.kequn.support.Database;
import dev.kequn.support.Graphql;
import dev.kequn.support.TestBank;
import dev.kequn.support.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(TestBank.class)
class CustomerAttributeTest {
    private static final String ADMIN = Tokens.staff("ann", "admin");
    private static final String DECLARE =
            """
            mutation($input: CustomerAttributeInput!) { customerAttributeDeclare(input: $input) {
              attribute { name type description declaredBy zh: label en: label(locale: EN) } errors { code field message } } }""";

    @Inject
    AttributeTypes types;

    @Inject
    Vocabularies vocabularies;

    private String lastAudit = "0";

    @BeforeEach
    void forget() {
        Database.execute("delete from customer_attribute");
        lastAudit = Database.value("select coalesce(max(audit_id), 0) from audit_entry");
    }

    @AfterEach
    void leaveNothing() {
        Database.execute("delete from customer_attribute");
    }

    @Test
    void isDeclaredAndWordedAnew() {
        // When
        declare(Map.of("name", "种植面积", "type", "MONEY"))
                .body("data.customerAttributeDeclare.errors", empty())
                .body("data.customerAttributeDeclare.attribute.type", equalTo("MONEY"))
                .body("data.customerAttributeDeclare.attribute.zh", equalTo("名"))
                .body("data.customerAttributeDeclare.attribute.en", equalTo("Name"))
                .body("data.customerAttributeDeclare.attribute.declaredBy", equalTo("ann"));
        declare(Map.of("name", "种植面积", "type", "MONEY"));
        declare(Map.of("name", "种植面积", "type", "MONEY", "description", "In mu."))
                .body("data.customerAttributeDeclare.attribute.description", equalTo("In mu."));
        declare(Map.of("name", "children", "type", "INT"));

        // Then
        Graphql.as(Tokens.staff("mei", "marketing"), "{ customerAttributes { name type description } }")
                .body("errors", nullValue())
                .body("data.customerAttributes.name", contains("children", "种植面积"))
                .body("data.customerAttributes.description", contains("What.", "In mu."));
        assertThat(types.all().await().indefinitely())
                .isEqualTo(Map.of("children", AttributeType.INT, "种植面积", AttributeType.MONEY));
        assertThat(Database.rows("select subject_id, before_values ->> 'description', after_values ->> 'description'"
                        + " from audit_entry where subject_type = 'CustomerAttribute' and audit_id > " + lastAudit
                        + " order by audit_id"))
                .containsExactly("种植面积|null|What.", "种植面积|What.|In mu.", "children|null|What.");
    }

    @Test
    void keepsItsType() {
        // Given
        declare(Map.of("name", "children", "type", "INT"));
        String before = state();

        // When
        declare(Map.of("name", "children", "type", "TEXT"))
                .body("data.customerAttributeDeclare.attribute", nullValue())
                .body("data.customerAttributeDeclare.errors.code", contains("TYPE_FIXED"))
                .body("data.customerAttributeDeclare.errors.field", contains("type"))
                .body("data.customerAttributeDeclare.errors.message", contains("It is declared as INT"));

        // Then
        assertThat(state()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "name, '', INVALID_NAME",
        "name, '  ', INVALID_NAME",
        "name, LONG, INVALID_NAME",
        "name, LINE, INVALID_NAME",
        "name, NUL, INVALID_NAME",
        "nameZh, '', INVALID_TEXT",
        "nameEn, LONG, INVALID_TEXT",
        "description, NUL, INVALID_TEXT"
    })
    void refusesWhatCannotBeReadOrWritten(String field, String value, String code) {
        // Given
        String before = state();
        String sent =
                value.replace("LONG", "x".repeat(201)).replace("LINE", "a\nb").replace("NUL", "a\0b");

        // When
        declare(Map.of(field, sent))
                .body("data.customerAttributeDeclare.errors.code", contains(code))
                .body("data.customerAttributeDeclare.errors.field", contains(field));

        // Then
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void endsAtFiveHundred() {
        // Given
        Database.execute("insert into customer_attribute select 'a' || n, 'INT', 'x', 'x', 'x', 'test'"
                + " from generate_series(1, 500) n");

        // When
        declare(Map.of("name", "onemore", "type", "INT"))
                .body("data.customerAttributeDeclare.errors.code", contains("TOO_MANY"));
        declare(Map.of("name", "a7", "type", "INT")).body("data.customerAttributeDeclare.errors", empty());

        // Then
        assertThat(Database.value("select count(*) from customer_attribute")).isEqualTo("500");
    }

    @Test
    void theDatabaseKeepsTheTypeToo() {
        assertThat(Database.value("select has_column_privilege('kequn_app', 'customer_attribute', 'type', 'update')"
                        + " or has_table_privilege('kequn_app', 'customer_attribute', 'delete')"))
                .isEqualTo("false");
    }

    @Test
    void knowsARuleThatReadsItOtherwise() {
        // Given
        Rule rule = RuleCompiler.compile(
                "attribute(\"children\") == \"2\" || intAttribute(\"children\") > 2 || moneyAttribute(\"area\") > money(\"5\")"
                        + " || boolAttribute(\"free\") || known(dateAttribute(\"area\"))",
                vocabularies.shared());

        // When
        List<AttributeMismatch> found = AttributeTypes.mismatches(
                rule, Map.of("children", AttributeType.INT, "area", AttributeType.MONEY, "other", AttributeType.TEXT));

        // Then
        assertThat(found)
                .containsExactly(
                        new AttributeMismatch("children", AttributeType.INT, "attribute"),
                        new AttributeMismatch("area", AttributeType.MONEY, "dateAttribute"));
        assertThat(found.get(0).message())
                .isEqualTo("'children' is declared as INT: intAttribute(\"children\") reads it, attribute does not");
    }

    private static ValidatableResponse declare(Map<String, String> changes) {
        Map<String, String> input = new HashMap<>(
                Map.of("name", "x", "type", "INT", "nameZh", "名", "nameEn", "Name", "description", "What."));
        input.putAll(changes);
        return Graphql.as(ADMIN, DECLARE, Map.of("input", input)).body("errors", nullValue());
    }

    private static String state() {
        return Database.rows("select * from customer_attribute") + Database.value("select count(*) from audit_entry");
    }
}
