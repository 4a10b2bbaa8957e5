package dev.kequn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.support.Graphql;
import dev.kequn.support.TestBank;
import dev.kequn.support.Tokens;
import graphql.language.Document;
import graphql.language.OperationDefinition;
import graphql.parser.Parser;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import graphql.validation.ValidationError;
import graphql.validation.Validator;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a mobile app and a console ship must fit the committed contract, and be within what one request may ask. */
@QuarkusTest
@WithTestResource(TestBank.class)
class ShippedOperationsTest {
    private static final Path SHIPPED = Path.of("src/test/graphql");
    private static final GraphQLSchema SCHEMA = UnExecutableSchemaGenerator.makeUnExecutableSchema(
            new SchemaParser().parse(Path.of("src/main/graphql/schema.graphql").toFile()));
    /** Enough for every query that is shipped: what is not there is not found. */
    private static final Map<String, Object> VARIABLES = Map.ofEntries(
            Map.entry("customerNo", "NOBODY"),
            Map.entry("code", "NONE"),
            Map.entry("rule", "age >= 55"),
            Map.entry("channel", "MOBILE_BANKING"),
            Map.entry("from", "2026-04-01"),
            Map.entry("to", "2026-07-01"));

    static Stream<Path> operations() throws IOException {
        try (Stream<Path> files = Files.walk(SHIPPED)) {
            return files.filter(file -> file.toString().endsWith(".graphql")).sorted().toList().stream();
        }
    }

    static Stream<Path> queries() throws IOException {
        return operations().filter(file -> operation(file).getOperation() == OperationDefinition.Operation.QUERY);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void fitsTheContract(Path file) {
        assertThat(faults(parse(file))).isEmpty();
        assertThat(file.getFileName()).hasToString(operation(file).getName() + ".graphql");
    }

    @Test
    void whatDoesNotFitIsTold() {
        // Given
        Document asksForWhatIsGone = Parser.parse("query Old { me { customerNumber } }");
        Document leavesOutWhatIsNeeded = Parser.parse("mutation Old { segmentSubmit { errors { code } } }");

        // Then
        assertThat(faults(asksForWhatIsGone)).singleElement().satisfies(fault -> assertThat(fault.getMessage())
                .contains("customerNumber"));
        assertThat(faults(leavesOutWhatIsNeeded)).singleElement().satisfies(fault -> assertThat(fault.getMessage())
                .contains("code"));
    }

    @ParameterizedTest
    @MethodSource("queries")
    void isAnswered(Path file) {
        // Given
        boolean mobile = file.startsWith(SHIPPED.resolve("mobile"));
        String token = mobile ? Tokens.customer("NOBODY") : Tokens.staff("olga", "operations", "admin");
        OperationDefinition operation = operation(file);
        Map<String, Object> variables = new HashMap<>();
        operation.getVariableDefinitions().stream()
                .map(variable -> variable.getName())
                .filter(VARIABLES::containsKey)
                .forEach(name -> variables.put(name, VARIABLES.get(name)));

        // When
        Map<String, Object> answer = Graphql.as(token, read(file), variables)
                .statusCode(200)
                .extract()
                .jsonPath()
                .getMap("");

        // Then
        assertThat(answer).doesNotContainKey("errors").containsKey("data");
    }

    private static List<ValidationError> faults(Document document) {
        return new Validator().validateDocument(SCHEMA, document, Locale.ENGLISH);
    }

    private static OperationDefinition operation(Path file) {
        return parse(file).getFirstDefinitionOfType(OperationDefinition.class).orElseThrow();
    }

    private static Document parse(Path file) {
        return Parser.parse(read(file));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
