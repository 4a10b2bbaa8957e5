package dev.kequn.dev.growers;

import dev.kequn.customer.EventLog;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * Writes down the rounds that the pilot had before the program was there: spring, which is over, and summer up to
 * yesterday. In one transaction, before the campaign is launched.
 */
@ApplicationScoped
class GrowersHistory {
    private static final LocalDate SPRING = LocalDate.of(2026, 2, 20);
    private static final LocalDate SUMMER = LocalDate.of(2026, 6, 1);
    private static final LocalDate SUMMER_ENDS = LocalDate.of(2026, 8, 31);

    private static final String OPEN_ROUND =
            """
            INSERT INTO campaign_round (campaign_id, number, season, starts_on, ends_on, state, budget, started_at, ended_at)
            SELECT campaign_id, ?, ?, ?, ?, ?, ?, ?, ? FROM campaign WHERE code = ? RETURNING round_id""";
    private static final String GROWERS =
            """
            SELECT c.customer_id, c.branch_code, c.opened_on, c.phone IS NOT NULL AS phone, m.segment_id, a.composite_level,
                   coalesce((SELECT k.granted FROM customer_consent k WHERE k.customer_id = c.customer_id
                             AND k.purpose = 'MARKETING' ORDER BY k.given_at DESC LIMIT 1), false) AS consents,
                   ARRAY(SELECT extract(epoch FROM e.occurred_at)::bigint FROM customer_event e
                         WHERE e.customer_id = c.customer_id AND e.type = 'PURCHASE'
                           AND (e.attributes ->> 'amount')::numeric >= 1000 ORDER BY 1) AS purchases
            FROM segment s JOIN segment_member m USING (segment_id) JOIN customer c USING (customer_id)
                 LEFT JOIN (tier_run r JOIN tier_assessment a USING (run_id))
                      ON a.customer_id = c.customer_id AND r.period_end = DATE '2026-04-01'
            WHERE s.code = 'GROWERS' AND m.left_at IS NULL
              AND NOT EXISTS (SELECT FROM segment_member x JOIN segment o USING (segment_id)
                              WHERE x.customer_id = c.customer_id AND x.left_at IS NULL AND o.code = ANY (?))
            ORDER BY c.customer_id""";

    private static final String EVENTS = EventLog.appending(
            """
            SELECT r.customer_id, CASE r.type WHEN 'PURCHASE' THEN 'core' ELSE 'app' END AS source,
                   'growers:' || r.round_id || ':' || r.customer_id || ':' || r.type AS external_id, r.type, r.occurred_at,
                   r.attributes, row_number() OVER (ORDER BY r.occurred_at, r.customer_id) AS place
            FROM jsonb_to_recordset(?::jsonb) AS r (customer_id bigint, round_id bigint, type text,
                                                    occurred_at timestamptz, attributes jsonb)""");
    private static final String ENROLMENTS =
            """
            INSERT INTO enrolment (customer_id, round_id, entry, campaign_id, version_id, bucket, arm, pilot, source,
                segment_id, level, branch_code, newcomer, enrolled_on, enrolled_at, state, position, step_entered_at,
                approaches, no_shows, next_act, next_on, closed_on, converted_at)
            SELECT r.customer_id, r.round_id, 1, c.campaign_id, c.in_force, r.bucket, r.arm, true, 'AUDIENCE', r.segment_id,
                   r.level, r.branch_code, r.newcomer, r.enrolled_on, r.enrolled_at, r.state, r.position, r.step_entered_at,
                   r.approaches, r.no_shows, r.next_act, r.next_on, r.closed_on, r.converted_at
            FROM jsonb_populate_recordset(NULL::enrolment, ?::jsonb) r, campaign c WHERE c.code = '%s'"""
                    .formatted(GrowersYear.CODE);
    private static final String STANDINGS =
            """
            INSERT INTO contact_standing (customer_id, refusals)
            SELECT r.customer_id, r.refusals FROM jsonb_populate_recordset(NULL::contact_standing, ?::jsonb) r
            ON CONFLICT (customer_id) DO UPDATE SET refusals = excluded.refusals""";
    private static final String CONTACTS =
            """
            INSERT INTO contact (customer_id, campaign_id, round_id, entry, version_id, step, position, approach, channel,
                priority, policy, planned_on, due_at, slot_on, state, reason, cost, lease, leased_by, reported_at, answer,
                answered_at)
            SELECT r.customer_id, c.campaign_id, r.round_id, 1, c.in_force, r.step, r.position, r.approach, r.channel,
                   v.priority, p.version, r.planned_on, r.due_at, r.slot_on, r.state, r.reason,
                   CASE WHEN r.state = 'SUPPRESSED' THEN 0 ELSE coalesce(p.cost, 0) END, r.lease,
                   CASE WHEN r.lease > 0 THEN 'gateway' END, r.reported_at, r.answer, r.answered_at
            FROM jsonb_populate_recordset(NULL::contact, ?::jsonb) r
                 JOIN campaign c ON c.code = '%s' JOIN campaign_version v ON v.version_id = c.in_force
                 JOIN (SELECT max(version) AS version FROM contact_policy) l ON true
                 JOIN LATERAL (SELECT l.version, (SELECT k.cost FROM contact_cost k
                               WHERE k.version = l.version AND k.channel = r.channel) AS cost) p ON true
            ORDER BY r.due_at, r.customer_id"""
                    .formatted(GrowersYear.CODE);
    private static final String STEPS =
            """
            INSERT INTO enrolment_step (customer_id, round_id, entry, position, step, entered_at, left_at, outcome, caused_by,
                event_id, actor, approaches, no_shows)
            SELECT r.customer_id, r.round_id, 1, r.position, r.step, r.entered_at, r.left_at, r.outcome, r.caused_by,
                   (SELECT e.event_id FROM customer_event e WHERE e.customer_id = r.customer_id AND e.type = r.event_type
                      AND e.occurred_at = r.left_at LIMIT 1), r.actor, r.approaches, r.no_shows
            FROM jsonb_to_recordset(?::jsonb) AS r (customer_id bigint, round_id bigint, position smallint, step text,
                entered_at timestamptz, left_at timestamptz, outcome text, caused_by text, event_type text, actor text,
                approaches smallint, no_shows smallint)""";
    private static final String COMPLETED = EventLog.appending(
            """
            SELECT s.customer_id, 'kequn' AS source, 'campaign:' || s.round_id || ':' || s.customer_id || ':1:' || s.position
                       AS external_id, 'CAMPAIGN_STEP_COMPLETED' AS type, s.left_at AS occurred_at,
                   jsonb_build_object('campaign', c.code, 'step', s.step, 'round', r.number, 'entry', 1) AS attributes,
                   row_number() OVER (ORDER BY s.left_at, s.customer_id, s.position) AS place
            FROM enrolment_step s JOIN campaign_round r USING (round_id) JOIN campaign c USING (campaign_id)
            WHERE s.outcome = 'COMPLETED' AND c.code = ?""");
    private static final String SPENT =
            """
            UPDATE campaign_round r SET spent = (SELECT coalesce(sum(k.cost), 0) FROM contact k
                                                 WHERE k.round_id = r.round_id AND k.state = 'DELIVERED')
            WHERE r.campaign_id = (SELECT campaign_id FROM campaign WHERE code = ?)""";
    private static final String LAUNCHED = "UPDATE campaign SET launched_at = ? WHERE code = ?";
    private static final String THERE =
            "SELECT EXISTS (SELECT FROM campaign_round JOIN campaign USING (campaign_id) WHERE code = ?)";

    private final DataSource database;

    GrowersHistory(DataSource database) {
        this.database = database;
    }

    /** Writes it, unless it is there. */
    void write(LocalDate today) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            if (!there(connection)) {
                write(connection, today);
            }
            connection.commit();
        }
    }

    private static void write(Connection connection, LocalDate today) throws SQLException {
        HistoryRows rows = new HistoryRows();
        Season spring = season(connection, 1, "SPRING", SPRING, SUMMER.minusDays(1), SUMMER);
        Season summer = season(connection, 2, "SUMMER", SUMMER, SUMMER_ENDS, today);
        Map<Long, Integer> refusals = new LinkedHashMap<>();
        for (Grower grower : growers(connection)) {
            for (Season season : List.of(spring, summer)) {
                if (grower.pilot() && grower.isThereOn(season.from())) {
                    enrol(grower, season, rows, refusals);
                }
            }
        }
        refusals.forEach((id, count) ->
                rows.standings.add(new JsonObject().put("customer_id", id).put("refusals", count)));
        execute(connection, EVENTS, rows.events.encode());
        execute(connection, ENROLMENTS, rows.enrolments.encode());
        execute(connection, STANDINGS, rows.standings.encode());
        execute(connection, CONTACTS, rows.contacts.encode());
        execute(connection, STEPS, rows.steps.encode());
        execute(connection, COMPLETED, GrowersYear.CODE);
        execute(connection, SPENT, GrowersYear.CODE);
        execute(connection, LAUNCHED, Walk.at(SPRING, LocalTime.of(6, 0)), GrowersYear.CODE);
    }

    private static void enrol(Grower grower, Season season, HistoryRows rows, Map<Long, Integer> refusals) {
        OffsetDateTime enrolledAt = Walk.at(season.from(), LocalTime.of(6, 0));
        OffsetDateTime converted = grower.purchases().stream()
                .filter(purchase ->
                        purchase.isAfter(enrolledAt) && !purchase.toLocalDate().isAfter(season.to()))
                .findFirst()
                .orElse(null);
        JsonObject standing = watched(grower, season, enrolledAt);
        if (grower.treated()) {
            Walk walk = new Walk(grower, season, rows, refusals.getOrDefault(grower.id(), 0)).go();
            standing = walk.standing();
            OffsetDateTime bought = walk.bought();
            converted = bought == null || converted != null && converted.isBefore(bought) ? converted : bought;
            refusals.put(grower.id(), walk.refusals());
        }
        rows.enrolments.add(standing.put("bucket", grower.bucket())
                .put("arm", grower.arm())
                .put("segment_id", grower.segmentId())
                .put("level", grower.level())
                .put("branch_code", grower.branch())
                .put("newcomer", grower.isNewOn(season.from()))
                .put("enrolled_on", season.from().toString())
                .put("enrolled_at", enrolledAt.toString())
                .put("converted_at", converted == null ? null : converted.toString()));
    }

    /** Who is not treated is only looked at. */
    private static JsonObject watched(Grower grower, Season season, OffsetDateTime enrolledAt) {
        return new JsonObject()
                .put("customer_id", grower.id())
                .put("round_id", season.roundId())
                .put("state", season.ended() ? "ENDED" : "ACTIVE")
                .put("position", 0)
                .put("step_entered_at", enrolledAt.toString())
                .put("approaches", 0)
                .put("no_shows", 0)
                .put("closed_on", season.ended() ? season.until().toString() : null);
    }

    private static Season season(
            Connection connection, int number, String code, LocalDate from, LocalDate to, LocalDate until)
            throws SQLException {
        boolean ended = until.isAfter(to);
        try (PreparedStatement insert = connection.prepareStatement(OPEN_ROUND)) {
            insert.setInt(1, number);
            insert.setString(2, code);
            insert.setObject(3, from);
            insert.setObject(4, to);
            insert.setString(5, ended ? "ENDED" : "LIVE");
            insert.setObject(6, GrowersYear.FIRST.terms().budget());
            insert.setObject(7, Walk.at(from, LocalTime.of(6, 0)));
            insert.setObject(8, ended ? Walk.at(until, LocalTime.of(6, 0)) : null);
            insert.setString(9, GrowersYear.CODE);
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                return new Season(row.getLong(1), number, code, from, to, until);
            }
        }
    }

    private static List<Grower> growers(Connection connection) throws SQLException {
        List<Grower> growers = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(GROWERS)) {
            query.setArray(
                    1,
                    connection.createArrayOf("text", GrowersYear.FIRST.terms().exclusions()));
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    growers.add(grower(row));
                }
            }
        }
        return growers;
    }

    private static Grower grower(ResultSet row) throws SQLException {
        Long[] purchases = (Long[]) row.getArray("purchases").getArray();
        return new Grower(
                row.getLong("customer_id"),
                row.getString("branch_code"),
                row.getObject("opened_on", LocalDate.class),
                row.getBoolean("phone"),
                row.getBoolean("consents"),
                row.getLong("segment_id"),
                row.getString("composite_level"),
                Arrays.stream(purchases).map(Walk::moment).toList());
    }

    private static boolean there(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(THERE)) {
            query.setString(1, GrowersYear.CODE);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    private static void execute(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }
}
