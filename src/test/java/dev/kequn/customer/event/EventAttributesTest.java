package dev.kequn.customer.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventAttributesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            nullValues = "-",
            textBlock =
                    """
            12.34                       ¦ 1234
            12.3                        ¦ 1230
            12.30                       ¦ 1230
            12                          ¦ 1200
            0                           ¦ 0
            -0.01                       ¦ -1
            -12.34                      ¦ -1234
            1e2                         ¦ 10000
            1.5e1                       ¦ 1500
            12.345                      ¦ -
            1e-3                        ¦ -
            999999999999.99             ¦ 99999999999999
            -999999999999.99            ¦ -99999999999999
            1000000000000               ¦ -
            9223372036854775807         ¦ -
            18446744073709551616        ¦ -
            1e400                       ¦ -
            "12.34"                     ¦ 1234
            "12.3"                      ¦ 1230
            "12"                        ¦ 1200
            "-12.34"                    ¦ -1234
            "999999999999.99"           ¦ 99999999999999
            "1000000000000"             ¦ -
            "12.345"                    ¦ -
            "12.340"                    ¦ -
            "1e2"                       ¦ -
            "abc"                       ¦ -
            ""                          ¦ -
            " 12"                       ¦ -
            "+12"                       ¦ -
            "012"                       ¦ -
            ".5"                        ¦ -
            "5."                        ¦ -
            "1,000"                     ¦ -
            "１２"                      ¦ -
            true                        ¦ -
            null                        ¦ -
            [12]                        ¦ -
            {"amount": 12}              ¦ -
            """)
    void readsAmountsExactlyOrNotAtAll(String written, Long minor) {
        assertThat(EventAttributes.amount(json(written), "x")).isEqualTo(minor);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            nullValues = "-",
            textBlock =
                    """
            7                           ¦ 7
            -7                          ¦ -7
            7.0                         ¦ 7
            1e2                         ¦ 100
            7.5                         ¦ -
            1000000000000000            ¦ 1000000000000000
            1000000000000001            ¦ -
            -1000000000000001           ¦ -
            "7"                         ¦ 7
            "-7"                        ¦ -7
            "1000000000000000"          ¦ 1000000000000000
            "1000000000000001"          ¦ -
            "99999999999999999999"      ¦ -
            "7.0"                       ¦ -
            "1e2"                       ¦ -
            "seven"                     ¦ -
            "07"                        ¦ -
            true                        ¦ -
            null                        ¦ -
            """)
    void readsWholeNumbersExactlyOrNotAtAll(String written, Long number) {
        assertThat(EventAttributes.number(json(written), "x")).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            nullValues = "-",
            textBlock =
                    """
            "APP"    ¦ APP
            "王"     ¦ 王
            "7"      ¦ 7
            7        ¦ -
            true     ¦ -
            null     ¦ -
            ["APP"]  ¦ -
            """)
    void textIsTextOnly(String written, String text) {
        assertThat(EventAttributes.text(json(written), "x")).isEqualTo(text);
    }

    @Test
    void whatIsNotThereIsMissing() {
        JsonObject attributes = json("1");

        assertThat(EventAttributes.text(attributes, "y")).isNull();
        assertThat(EventAttributes.number(attributes, "y")).isNull();
        assertThat(EventAttributes.amount(attributes, "X")).isNull();
    }

    private static JsonObject json(String written) {
        return new JsonObject("{\"x\": " + written + "}");
    }
}
