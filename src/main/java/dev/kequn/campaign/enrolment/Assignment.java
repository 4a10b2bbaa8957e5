package dev.kequn.campaign.enrolment;

import dev.kequn.campaign.Arm;
import io.vertx.mutiny.sqlclient.Row;
import org.jspecify.annotations.Nullable;

/**
 * What was decided and kept of a customer when he came in.
 *
 * @param pilot whether he is of the pilot's share
 * @param segment code of the one by which he came; null when something he did brought him
 * @param level composite level on that day; null for who had none
 * @param newcomer whether he was a prospect, or with the bank for less than a year
 */
public record Assignment(
        Arm arm,
        int bucket,
        boolean pilot,
        EnrolmentSource source,
        @Nullable String segment,
        @Nullable String level,
        String branchCode,
        boolean newcomer) {
    static Assignment of(Row row) {
        return new Assignment(
                Arm.valueOf(row.getString("arm")),
                row.getInteger("bucket"),
                row.getBoolean("pilot"),
                EnrolmentSource.valueOf(row.getString("source")),
                row.getString("segment"),
                row.getString("level"),
                row.getString("branch_code"),
                row.getBoolean("newcomer"));
    }
}
