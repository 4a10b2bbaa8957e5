package dev.kequn.campaign.enrolment;

import io.vertx.mutiny.sqlclient.Row;

/** A step as the enrolment's version names it. */
public record StepName(int position, String code, String nameZh, String nameEn) {
    static StepName of(Row row) {
        return new StepName(
                row.getInteger("position"), row.getString("step"), row.getString("step_zh"), row.getString("step_en"));
    }
}
