package dev.kequn.rule;

import dev.kequn.dev.EmbeddedDatabase;
import dev.kequn.support.Database;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Customers at random, with everything rules can ask about; years before those of other tests, and gone afterwards. */
final class AgreementBank {
    static final LocalDate DAY = LocalDate.of(2019, 3, 10);
    static final int CUSTOMERS = 320;
    private static final long FIRST = 8_800_001;
    private static final long LAST = FIRST + CUSTOMERS - 1;
    private static final long RUN = 8_800_000;
    private static final String MINE = " where customer_id between " + FIRST + " and " + LAST;

    /** Whatever SQL, its drivers or this program's own templates might take for something else. */
    static final List<String> HOSTILE = List.of(
            "'; DROP TABLE customer; --",
            "$1 $2::text",
            "? ?? ?|",
            "${day} ${customer}",
            "say \"it\" \\ isn't",
            "line\nline -- /* %s */",
            "\u00e9\u738b\u738b",
            "\uff21\uffff",
            "\ud83d\ude00",
            "\ud83d\ude00a");

    private static final List<String> TAGS = List.of("vip", "Vip", HOSTILE.get(0), HOSTILE.get(2), "\ud83d\ude00");
    private static final List<String> EVENTS =
            List.of("LOGIN", "PAYMENT", HOSTILE.get(1), HOSTILE.get(3), HOSTILE.get(4));
    private static final List<String> ATTRIBUTES =
            List.of("n", "amount", "due", "flag", "text", HOSTILE.get(0), HOSTILE.get(2), HOSTILE.get(4));
    private static final List<String> PRODUCTS = List.of("AGD", "AGL", "AGW", "?$1'\"");
    private static final List<String> CATEGORIES = List.of("DEPOSIT", "LOAN", "WEALTH", "NONE");
    private static final List<String> SEGMENTS = List.of("AGREEMENT_ONE", "AGREEMENT_TWO", "none'; $1");
    private static final List<String> CAMPAIGNS = List.of("AGREEMENT_A", "AGREEMENT_B", "none'; $1");
    private static final List<String> STEPS = List.of("VISIT", "'; $1", "OPEN");
    private static final List<String> PURPOSES = List.of("MARKETING", "PROFILING", "DATA_SHARING", "'");

    private final Random random;

    AgreementBank(Random random) {
        this.random = random;
    }

    static List<Long> ids() {
        return LongStream.rangeClosed(FIRST, LAST).boxed().toList();
    }

    /** What terms of the group may be told for the parameter. */
    static List<String> arguments(TermGroup group, String parameter) {
        return switch (parameter) {
            case "name" -> group == TermGroup.TAGS ? TAGS : ATTRIBUTES;
            case "attribute" -> ATTRIBUTES;
            case "type" -> EVENTS;
            case "product" -> PRODUCTS;
            case "category" -> CATEGORIES;
            case "purpose" -> PURPOSES;
            case "code" -> SEGMENTS;
            case "campaign" -> CAMPAIGNS;
            case "step" -> STEPS;
            default -> throw new IllegalArgumentException("This bank knows nothing about a " + parameter);
        };
    }

    void open() throws SQLException {
        close();
        Database.execute(
                "insert into branch values ('AGA', 'a'), ('AGB', 'b') on conflict do nothing",
                "insert into manager values ('AGM1', 'm', 'AGA', 'x'), ('AGM2', 'm', 'AGB', 'x') on conflict do nothing",
                "insert into product values ('AGD', 'd', 'DEPOSIT'), ('AGL', 'l', 'LOAN'), ('AGW', 'w', 'WEALTH'),"
                        + " ('?$1''\"', 'q', 'WEALTH') on conflict do nothing",
                "insert into job_run (run_id, job, revision, scheduled_for, resource, state, requested_by) values ("
                        + RUN + ", 'agreement', 0, '2019-01-01Z', 'agreement', 'SUCCEEDED', 'test')",
                "insert into tier_run values (" + RUN
                        + ", '2018-10-01', '2019-01-01', 'agreement', 0, (select policy_id"
                        + " from tier_policy where name = 'Default policy'), '2019-01-01Z')",
                "select open_assessment(" + RUN + ")",
                "insert into segment (segment_id, code, kind) values (" + RUN + ", 'AGREEMENT_ONE', 'RULE'), ("
                        + (RUN + 1) + ", 'AGREEMENT_TWO', 'RULE')",
                "insert into segment_definition (definition_id, segment_id, version, revision, state, kind, name_zh,"
                        + " name_en, rule, created_by) select segment_id, segment_id, 1, 1, 'DRAFT', 'RULE', 'x', 'x', 'true',"
                        + " 'test' from segment where segment_id in (" + RUN + ", " + (RUN + 1) + ")",
                "insert into campaign (campaign_id, code) values (" + RUN + ", 'AGREEMENT_A'), (" + (RUN + 1)
                        + ", 'AGREEMENT_B')");
        try (Connection connection = Database.connect(EmbeddedDatabase.OWNER)) {
            connection.setAutoCommit(false);
            for (long id = FIRST; id <= LAST; id++) {
                customer(connection, id);
            }
            connection.commit();
        }
    }

    static void close() {
        Database.execute(
                "delete from enrolment_step" + MINE,
                "delete from enrolment" + MINE,
                "delete from campaign where campaign_id in (" + RUN + ", " + (RUN + 1) + ")",
                "delete from segment_member" + MINE,
                "delete from segment_definition where segment_id in (" + RUN + ", " + (RUN + 1) + ")",
                "delete from segment where segment_id in (" + RUN + ", " + (RUN + 1) + ")",
                "alter table service_override_step disable trigger user",
                "delete from service_override" + MINE,
                "alter table service_override_step enable trigger user",
                "delete from tier_assessment" + MINE,
                "drop table if exists tier_assessment_" + RUN,
                "delete from tier_run where run_id = " + RUN,
                "delete from job_run where run_id = " + RUN,
                "delete from points_account" + MINE,
                "delete from balance_state" + MINE,
                "delete from customer_event" + MINE,
                "delete from holding" + MINE,
                "delete from customer_consent" + MINE,
                "delete from customer_tag" + MINE,
                "delete from customer" + MINE);
    }

    private void customer(Connection connection, long id) throws SQLException {
        insert(
                connection,
                "customer (customer_id, customer_no, kind, name, gender, birth_date, branch_code, manager_no, occupation,"
                        + " employer_no, opened_on, closed_on, risk_score, risk_tolerance, risk_assessed_on, annual_return,"
                        + " attributes)",
                id,
                maybe(9, "AG" + id),
                any("PERSON", "PERSON", "PERSON", "MERCHANT", "COMPANY"),
                "n",
                maybe(8, any("F", "M")),
                maybe(8, DAY.minusDays(random.nextInt(30_000))),
                any("AGA", "AGB"),
                maybe(5, any("AGM1", "AGM2")),
                maybe(7, string()),
                maybe(3, "AG" + (FIRST + random.nextInt(12))),
                maybe(8, around(2000)),
                maybe(2, around(200)),
                maybe(7, (short) random.nextInt(1001)),
                maybe(7, (short) (1 + random.nextInt(5))),
                maybe(7, around(400)),
                maybe(8, any(0L, 100L, -250L, 123_456_789L, 1_000_000_000_000_000L, -1_000_000_000_000_000L)),
                attributes());
        tags(connection, id);
        consents(connection, id);
        holdings(connection, id);
        events(connection, id);
        balances(connection, id);
        standing(connection, id);
        stays(connection, id);
        journeys(connection, id);
    }

    private void tags(Connection connection, long id) throws SQLException {
        for (String tag : TAGS) {
            LocalDate from = around(300);
            while (random.nextInt(3) > 0 && from.isBefore(DAY.plusDays(60))) {
                boolean open = random.nextInt(3) == 0;
                LocalDate to = from.plusDays(random.nextInt(200));
                insert(connection, "customer_tag", id, tag, from, open ? null : to, maybe(6, string()), "test");
                if (open) {
                    break;
                }
                from = to.plusDays(1 + random.nextInt(30));
            }
        }
    }

    private void consents(Connection connection, long id) throws SQLException {
        for (String purpose : PURPOSES.subList(0, 3)) {
            for (int i = random.nextInt(3); i > 0; i--) {
                insert(
                        connection,
                        "customer_consent",
                        id,
                        purpose,
                        Timestamp.valueOf(DAY.minusDays(10L * i).atStartOfDay()),
                        random.nextBoolean(),
                        "api",
                        "test");
            }
        }
    }

    private void holdings(Connection connection, long id) throws SQLException {
        for (int i = random.nextInt(4); i > 0; i--) {
            insert(
                    connection,
                    "holding",
                    id,
                    "A" + i,
                    any(PRODUCTS.toArray(String[]::new)),
                    around(300),
                    maybe(5, around(60)),
                    maybe(2, around(100)),
                    null);
        }
    }

    private void events(Connection connection, long id) throws SQLException {
        for (int i = random.nextInt(9); i > 0; i--) {
            // Around midnight in the bank's zone, and anywhere.
            LocalDate day = DAY.minusDays(random.nextInt(random.nextBoolean() ? 3 : 60));
            Timestamp at = Timestamp.from(
                    Instant.parse(day + any("T15:59:59.999999Z", "T16:00:00Z", "T00:00:00Z", "T08:00:00Z")));
            insert(
                    connection,
                    "customer_event (customer_id, source, external_id, type, occurred_at, attributes)",
                    id,
                    "agreement",
                    id + "-" + i,
                    any(EVENTS.toArray(String[]::new)),
                    at,
                    attributes());
        }
    }

    private void balances(Connection connection, long id) throws SQLException {
        LocalDate from = DAY.minusDays(random.nextInt(200));
        long aum = 0;
        long loan = 0;
        long aumDays = 0;
        long loanDays = 0;
        for (int i = random.nextInt(5); i > 0; i--) {
            int length = 1 + random.nextInt(40);
            aum = any(0L, 1L, aum, 50_000_00L, (long) random.nextInt(100_000_000), 99_999_999_999_999L);
            loan = any(0L, loan, (long) random.nextInt(10_000_000));
            insert(
                    connection,
                    "balance_state",
                    id,
                    from,
                    from.plusDays(length - 1),
                    aum,
                    loan,
                    maybe(5, aum / 2),
                    aumDays,
                    loanDays,
                    0L);
            aumDays += aum * length;
            loanDays += loan * length;
            from = from.plusDays(length);
        }
    }

    private void standing(Connection connection, long id) throws SQLException {
        if (random.nextInt(4) > 0) {
            insert(
                    connection,
                    "tier_assessment (customer_id, run_id, composite_level, service_level, service_source, average_aum,"
                            + " average_loan)",
                    id,
                    RUN,
                    any("MASS", "GOLD", "PLATINUM", "DIAMOND"),
                    any("MASS", "GOLD", "PLATINUM", "DIAMOND"),
                    "COMPOSITE",
                    0L,
                    0L);
        }
        if (random.nextInt(4) == 0) {
            LocalDate from = around(30);
            insert(
                    connection,
                    "service_override (customer_id, level, reason, from_day, until_day, policy_id, rule_level,"
                            + " needs_approval, actor)",
                    id,
                    any("GOLD", "DIAMOND", "GONE"),
                    "test",
                    from,
                    from.plusDays(random.nextInt(60)),
                    Long.valueOf(
                            Database.value("select min(policy_id) from tier_policy where name = 'Default policy'")),
                    "MASS",
                    false,
                    "test");
        }
        if (random.nextInt(3) > 0) {
            long points = random.nextInt(5) * 100L;
            insert(connection, "points_account (customer_id, active, earned)", id, points, points);
        }
    }

    private void stays(Connection connection, long id) throws SQLException {
        for (long segment = RUN; segment <= RUN + 1; segment++) {
            if (random.nextInt(3) > 0) {
                LocalDate came = around(60);
                LocalDate left = maybe(5, came.plusDays(random.nextInt(30)));
                insert(
                        connection,
                        "segment_member",
                        id,
                        segment,
                        Timestamp.valueOf(came.atStartOfDay()),
                        came,
                        "FACTS",
                        segment,
                        left == null ? null : Timestamp.valueOf(left.atTime(1, 0)),
                        left,
                        left == null ? null : "FACTS");
            }
        }
    }

    private void journeys(Connection connection, long id) throws SQLException {
        for (long campaign = RUN; campaign <= RUN + 1; campaign++) {
            if (random.nextInt(3) > 0) {
                LocalDate came = around(60);
                LocalDate closed = maybe(5, came.plusDays(random.nextInt(30)));
                insert(
                        connection,
                        "enrolment (customer_id, round_id, entry, campaign_id, version_id, bucket, arm, pilot, source,"
                                + " branch_code, newcomer, enrolled_on, enrolled_at, state, position, step_entered_at,"
                                + " no_shows, closed_on, converted_at)",
                        id,
                        campaign,
                        (short) 1,
                        campaign,
                        campaign,
                        (short) 0,
                        any("TREATED", "CONTROL"),
                        false,
                        "AUDIENCE",
                        "AGA",
                        false,
                        came,
                        Timestamp.valueOf(came.atStartOfDay()),
                        closed == null ? "ACTIVE" : "DROPPED",
                        (short) 1,
                        Timestamp.valueOf(came.atStartOfDay()),
                        (short) random.nextInt(3),
                        closed,
                        maybe(4, midnight()));
                for (short position = 0; position < random.nextInt(3); position++) {
                    insert(
                            connection,
                            "enrolment_step (customer_id, round_id, entry, position, step, entered_at, left_at, outcome,"
                                    + " caused_by, approaches, no_shows)",
                            id,
                            campaign,
                            (short) 1,
                            position,
                            any(STEPS.toArray(String[]::new)),
                            Timestamp.valueOf(came.atStartOfDay()),
                            midnight(),
                            any("COMPLETED", "COMPLETED", "SKIPPED"),
                            "EVENT",
                            (short) 1,
                            (short) random.nextInt(3));
                }
            }
        }
    }

    /** Around midnight in the bank's zone. */
    private Timestamp midnight() {
        return Timestamp.from(Instant.parse(DAY.minusDays(random.nextInt(3)) + any("T15:59:59.999999Z", "T16:00:00Z")));
    }

    private JsonObject attributes() {
        JsonObject attributes = new JsonObject();
        for (String name : ATTRIBUTES) {
            if (random.nextInt(4) > 0) {
                attributes.put(
                        name,
                        switch (random.nextInt(9)) {
                            case 0 -> random.nextInt(5);
                            case 1 -> any(2.5, -0.005, 12.345, 1e13, 1e15, -1e15, 1e300, 1e-300);
                            case 2 -> random.nextBoolean();
                            case 3 -> around(100).toString();
                            case 4 ->
                                any("2019-02-29", "0000-01-01", "2019-13-01", "2019-3-1", "9999-12-31", "0001-01-01");
                            case 5 -> random.nextInt(5) + "";
                            case 6 ->
                                any(
                                        new JsonObject().put("n", 1),
                                        new JsonArray().add(1).add("x"));
                            case 7 -> null;
                            default -> string();
                        });
            }
        }
        return attributes;
    }

    private String string() {
        return random.nextInt(3) == 0 ? any("", "a", "A", "ab") : HOSTILE.get(random.nextInt(HOSTILE.size()));
    }

    private LocalDate around(int days) {
        return DAY.plusDays(random.nextInt(days + days / 5) - days);
    }

    private <T> @Nullable T maybe(int ofTen, T value) {
        return random.nextInt(10) < ofTen ? value : null;
    }

    @SafeVarargs
    private <T> T any(T... of) {
        return of[random.nextInt(of.length)];
    }

    private static void insert(Connection connection, String into, @Nullable Object... values) throws SQLException {
        String places = "?, ".repeat(values.length - 1) + "?";
        try (PreparedStatement statement =
                connection.prepareStatement("insert into " + into + " values (" + places + ")")) {
            for (int i = 0; i < values.length; i++) {
                if (values[i] instanceof JsonObject json) {
                    statement.setObject(i + 1, json.encode(), Types.OTHER);
                } else {
                    statement.setObject(i + 1, values[i]);
                }
            }
            statement.executeUpdate();
        }
    }
}
