package dev.kequn.campaign.result;

import dev.kequn.support.Database;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An enrolment told in full, for oracles and for the database. */
record Journey(
        long customer,
        long round,
        int roundNumber,
        int entry,
        long version,
        int versionNumber,
        String arm,
        @Nullable String segment,
        @Nullable String level,
        String branch,
        boolean newcomer,
        List<Left> left,
        @Nullable String there,
        int approaches) {

    /** A step behind it. */
    record Left(String step, String outcome, long seconds, int approaches, int noShows) {}

    private static final int ROWS = 500;

    static void write(long campaign, List<Journey> journeys) {
        List<String> enrolments = new ArrayList<>();
        List<String> steps = new ArrayList<>();
        for (Journey one : journeys) {
            enrolments.add(one.enrolment(campaign));
            for (int i = 0; i < one.left.size(); i++) {
                steps.add(one.step(i));
            }
        }
        inPieces(
                "insert into enrolment (customer_id, round_id, entry, campaign_id, version_id, bucket, arm, pilot, source,"
                        + " segment_id, level, branch_code, newcomer, enrolled_on, enrolled_at, state, position,"
                        + " step_entered_at, approaches, closed_on) values ",
                enrolments);
        inPieces(
                "insert into enrolment_step (customer_id, round_id, entry, position, step, entered_at, left_at, outcome,"
                        + " caused_by, approaches, no_shows) values ",
                steps);
    }

    private static void inPieces(String insert, List<String> rows) {
        for (int from = 0; from < rows.size(); from += ROWS) {
            Database.execute(insert + String.join(", ", rows.subList(from, Math.min(from + ROWS, rows.size()))));
        }
    }

    private String enrolment(long campaign) {
        boolean open = there != null;
        String last = left.isEmpty() ? "" : left.get(left.size() - 1).outcome();
        String state = open ? "ACTIVE" : last;
        int position = open ? left.size() : left.size() - 1;
        return "(%d, %d, %d, %d, %d, 0, '%s', false, '%s', (select segment_id from segment where code = '%s'), %s, '%s', %s,"
                        .formatted(
                                customer,
                                round,
                                entry,
                                campaign,
                                version,
                                arm,
                                segment == null ? "EVENT" : "AUDIENCE",
                                segment,
                                level == null ? "null" : "'" + level + "'",
                                branch,
                                newcomer)
                + " '2026-06-01', '2026-06-01 10:00+08', '%s', %d, '2026-06-01 10:00+08', %d, %s)"
                        .formatted(state, position, approaches, open ? "null" : "date '2026-06-20'");
    }

    private String step(int position) {
        Left step = left.get(position);
        return "(%d, %d, %d, %d, '%s', timestamptz '2026-06-01 10:00+08', timestamptz '2026-06-01 10:00+08' + interval '%d s', '%s', '%s', %d, %d)"
                .formatted(
                        customer,
                        round,
                        entry,
                        position,
                        step.step(),
                        step.seconds(),
                        step.outcome(),
                        step.outcome().equals("DROPPED") ? "TIME" : "EVENT",
                        step.approaches(),
                        step.noShows());
    }
}
