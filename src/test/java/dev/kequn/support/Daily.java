package dev.kequn.support;

import static io.restassured.RestAssured.given;

import java.io.File;

/** Hands daily files in as the bank's batch system does, and waits until they are merged. */
public final class Daily {
    private Daily() {}

    /** Takes a file of these lines; every row must be good. */
    public static void take(String file, String header, String... rows) {
        await(given().auth()
                .oauth2(Tokens.staff("batch", "service"))
                .contentType("text/csv")
                .body((header + "\n" + String.join("\n", rows) + "\n")
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post("/intake/" + file)
                .then()
                .statusCode(202)
                .extract()
                .path("id")
                .toString());
    }

    /** Takes a file from disk. */
    public static void take(String file, File content) {
        await(given().auth()
                .oauth2(Tokens.staff("batch", "service"))
                .contentType("text/csv")
                .body(content)
                .post("/intake/" + file)
                .then()
                .statusCode(202)
                .extract()
                .path("id")
                .toString());
    }

    private static void await(String intake) {
        Eventually.holds("intake " + intake + " is merged", () -> Database.value(
                        "select merged_at is not null from intake where intake_id = " + intake)
                .equals("true"));
        String rejects = Database.value("select count(*) from intake_reject where intake_id = " + intake);
        if (!rejects.equals("0")) {
            throw new AssertionError(rejects + " rejects: "
                    + Database.rows("select line_no, column_name, value, reason from intake_reject where intake_id = "
                            + intake + " limit 5"));
        }
    }
}
