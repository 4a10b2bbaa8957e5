package dev.kequn;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.support.TestBank;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The contract is committed; write it anew with {@code ./mvnw test -Dtest=SchemaTest -Dkequn.schema.write=true}. */
@QuarkusTest
@WithTestResource(TestBank.class)
class SchemaTest {
    private static final Path COMMITTED = Path.of("src/main/graphql/schema.graphql");

    @Test
    void equalsTheCommittedContract() throws IOException {
        // When
        String served =
                get("/graphql/schema.graphql").then().statusCode(200).extract().asString();
        if (Boolean.getBoolean("kequn.schema.write")) {
            Files.writeString(COMMITTED, served);
        }

        // Then
        assertThat(served).isEqualTo(Files.readString(COMMITTED));
    }
}
