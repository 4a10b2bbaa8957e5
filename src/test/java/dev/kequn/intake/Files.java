package dev.kequn.intake;

import static io.restassured.RestAssured.given;

import dev.kequn.support.Database;
import dev.kequn.support.Eventually;
import dev.kequn.support.Tokens;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Sends daily files as the bank's batch system does, and waits until they are merged. */
final class Files {
    private Files() {}

    static ValidatableResponse send(String file, String... lines) {
        return send(file, bytes(lines));
    }

    static ValidatableResponse send(String file, byte[] body) {
        return given().auth()
                .oauth2(Tokens.staff("batch", "service"))
                .contentType("text/csv; charset=utf-8")
                .body(body)
                .post("/intake/" + file)
                .then();
    }

    /** Sends a file that is accepted; returns its id once it is merged. */
    static String merge(String file, String... lines) {
        String id = send(file, lines).statusCode(202).extract().path("id");
        awaitMerged(id);
        return id;
    }

    static void awaitMerged(String id) {
        String sql = "select merged_at is not null from intake where intake_id = " + id;
        Eventually.holds(
                "intake " + id + " is merged", () -> Database.value(sql).equals("true"));
    }

    /** inserted|updated|unchanged|rejected of the merge, over all chunks. */
    static String outcome(String id) {
        return Database.value("select coalesce(sum(inserted), 0) || '|' || coalesce(sum(updated), 0) || '|' || "
                + "coalesce(sum(unchanged), 0) || '|' || coalesce(sum(rejected), 0) "
                + "from intake_outcome where intake_id = " + id);
    }

    /** line|column|value|reason of each listed reject. */
    static List<String> rejects(String id) {
        return Database.rows("select line_no, column_name, value, reason from intake_reject where intake_id = " + id
                + " order by line_no, column_name");
    }

    static byte[] bytes(String... lines) {
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
