package dev.kequn.platform.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.pgclient.PgException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class ValuelessFaultTest {
    private static final String VALUE = "13987654321";

    @Test
    void whatTheDatabaseRepeatsOfAValueIsLeftOutOfEveryCause() {
        PgException said = new PgException("invalid input syntax: \"%s\"".formatted(VALUE), "ERROR", "22P02", null);
        Throwable fault = new CompletionException(
                new IllegalStateException("could not execute statement [" + said.getMessage() + "]", said));

        String logged = printed(ValuelessFault.of(fault));

        assertThat(logged)
                .doesNotContain(VALUE)
                .contains("java.util.concurrent.CompletionException")
                .contains("could not execute statement [ERROR: (left out) (22P02)]")
                .contains("io.vertx.pgclient.PgException: ERROR: (left out) (22P02)")
                .contains("at dev.kequn.platform.observe.ValuelessFaultTest");
    }

    @Test
    void theDriverOfCopyIsTreatedAlike() {
        SQLException said = new SQLException("invalid input syntax: \"%s\"".formatted(VALUE), "22P02");

        assertThat(printed(ValuelessFault.of(said))).doesNotContain(VALUE).contains("java.sql.SQLException");
    }

    @Test
    void whatTellsNothingStaysAsItIs() {
        PgException said = new PgException("relation \"tag\" does not exist", "ERROR", "42P01", null);
        Throwable fault = new IllegalStateException("no", said);

        assertThat(ValuelessFault.of(fault)).isSameAs(fault);
    }

    private static String printed(Throwable fault) {
        StringWriter text = new StringWriter();
        fault.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
