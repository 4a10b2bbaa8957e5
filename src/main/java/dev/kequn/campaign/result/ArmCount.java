package dev.kequn.campaign.result;

import dev.kequn.campaign.Arm;
import dev.kequn.platform.statistics.Proportion;
import io.vertx.mutiny.sqlclient.Row;
import java.math.BigInteger;

/** Newcomers, or others, in one arm of one wave. */
record ArmCount(Wave wave, Arm arm, boolean newcomers, ArmOutcome outcome) {
    static ArmCount of(Row row) {
        long measured = row.getLong("measured");
        return new ArmCount(
                new Wave(row.getLong("round_id"), row.getBoolean("pilot")),
                Arm.valueOf(row.getString("arm")),
                row.getBoolean("newcomer"),
                new ArmOutcome(
                        new Proportion(row.getLong("conversions"), row.getLong("customers")),
                        new Sample(measured, whole(row, "aum"), whole(row, "aum_squares")),
                        new Sample(measured, whole(row, "holdings"), whole(row, "holdings_squares"))));
    }

    private static BigInteger whole(Row row, String column) {
        return row.getBigDecimal(column).toBigIntegerExact();
    }
}
