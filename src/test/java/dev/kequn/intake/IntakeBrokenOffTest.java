package dev.kequn.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.support.BrokenUpload;
import dev.kequn.support.Database;
import dev.kequn.support.TestBank;
import dev.kequn.support.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** Uploads that break off while their rows are on the way into the database. */
@QuarkusTest
@WithTestResource(TestBank.class)
class IntakeBrokenOffTest {
    @TestHTTPResource("/")
    URI address;

    @Test
    void anUploadWithoutItsAnnouncedEndLeavesNothing() throws IOException {
        breakOff("Content-Length: 100000000");
    }

    @Test
    void aChunkedUploadWithoutItsLastChunkLeavesNothing() throws IOException {
        breakOff("Transfer-Encoding: chunked");
    }

    private void breakOff(String framing) throws IOException {
        // Given
        String rows = "branch_code,name\n" + "BO1,a line of some length\n".repeat(20_000);

        // When the connection is cut
        BrokenUpload.send(
                address, "/intake/branches", Tokens.staff("broken", "service"), framing, rows, "intake_staging");

        // Then
        assertThat(Database.rows("select intake_id from intake where received_by = 'broken'"))
                .isEmpty();
        assertThat(Database.rows("select run_id from job_run where requested_by = 'broken'"))
                .isEmpty();
        assertThat(Database.value("select count(*) from pg_class where relname like 'intake\\_staging\\_%' "
                        + "and relkind = 'r' and not exists "
                        + "(select from intake where relname = 'intake_staging_' || intake_id)"))
                .isEqualTo("0");
        assertThat(Database.rows("select name from branch where branch_code = 'BO1'"))
                .isEmpty();
    }
}
