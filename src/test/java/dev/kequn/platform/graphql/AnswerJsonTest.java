package dev.kequn.platform.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class AnswerJsonTest {
    @Test
    void writesWhatAnExecutionGives() {
        // Given
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("none", null);
        answer.put("list", Arrays.asList(1, null, true, "x"));
        answer.put("empty", List.of());
        answer.put("object", Map.of());
        answer.put("share", 0.25);
        answer.put("large", 12345678901L);
        answer.put("exact", new BigDecimal("1.10"));

        // Then
        assertThat(AnswerJson.of(answer))
                .isEqualTo("{\"none\":null,\"list\":[1,null,true,\"x\"],\"empty\":[],"
                        + "\"object\":{},\"share\":0.25,\"large\":12345678901,\"exact\":1.10}");
    }

    @Property
    void everyTextComesBack(@ForAll String text) {
        // When
        String json = AnswerJson.of(Map.of("text", text));
        JsonObject read = Json.createReader(new StringReader(json)).readObject();

        // Then
        assertThat(read.getString("text")).isEqualTo(text);
    }

    @Property
    void everyNumberComesBack(@ForAll double number) {
        assertThat(new BigDecimal(AnswerJson.of(number)).doubleValue()).isEqualTo(number);
    }
}
