package dev.kequn.support;

import dev.kequn.loyalty.referral.ReferralCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A branch of a test's own, whose customers have one of everything. Customer {@code i} of prefix {@code XY} is number
 * {@code XY001}, …; his phone, amounts and days follow from {@code i}, so that a test can tell them.
 */
public final class SampleBranch {
    /** Later than any real period, so that this assessment is the one in force. */
    private static final String PERIOD = "2190-Q4";

    private final String prefix;
    private final long firstId;

    public SampleBranch(String prefix, long firstId) {
        this.prefix = prefix;
        this.firstId = firstId;
    }

    public String branch() {
        return prefix + "B";
    }

    public String manager() {
        return prefix + "M";
    }

    public String number(int customer) {
        return "%s%03d".formatted(prefix, customer);
    }

    public long id(int customer) {
        return firstId + customer;
    }

    public String phone(int customer) {
        return "139%08d".formatted(id(customer));
    }

    /** Customers 1 to {@code count}, afresh. */
    public SampleBranch open(int count) {
        close();
        String everyone = " from generate_series(1, " + count + ") i";
        String id = "select " + firstId + " + i, ";
        Database.execute(
                "insert into branch values ('%s', '样板支行') on conflict do nothing".formatted(branch()),
                "insert into manager values ('%s', '陈经理', '%s', 'WEALTH') on conflict do nothing"
                        .formatted(manager(), branch()),
                "insert into product values ('%sP', '定期存款', 'DEPOSIT', 1) on conflict do nothing".formatted(prefix),
                "insert into customer (customer_id, customer_no, name, kind, gender, birth_date, phone, branch_code,"
                        + " manager_no, occupation, opened_on) " + id
                        + "'%s' || lpad(i::text, 3, '0'), '客户' || i, 'PERSON', 'F', date '1980-01-01' + i,"
                                .formatted(prefix)
                        + " '139' || lpad((" + firstId
                        + " + i)::text, 8, '0'), '%s', '%s', '教师', date '2020-01-01' + i".formatted(branch(), manager())
                        + everyone,
                "insert into customer_number select customer_no, customer_id from customer where branch_code = '%s'"
                        .formatted(branch()),
                "insert into customer_tag " + id + "'VIP', date '2026-01-01', null::date, 'gold', 'test'" + everyone,
                "insert into customer_tag " + id + "'OLD', date '2025-01-01', date '2025-06-01', null, 'test'"
                        + everyone,
                "insert into customer_consent " + id
                        + "'MARKETING', timestamptz '2026-01-02 02:00Z', true, 'intake', 'test'" + everyone,
                "insert into holding " + id
                        + "'%sA' || i, '%sP', date '2024-01-01', null::date, null::date, i * 100"
                                .formatted(prefix, prefix)
                        + everyone,
                "insert into balance_state " + id
                        + "date '2026-01-01', date '2026-01-10', i * 100000, i * 1000, null::bigint, 0, 0, 0"
                        + everyone,
                "insert into balance_state " + id
                        + "date '2026-01-11', date '2026-01-31', i * 200000, i * 1000, i * 500,"
                        + " i * 1000000, i * 10000, 0" + everyone,
                "insert into points_account (customer_id, version, active, pending, earned, next_due) " + id
                        + "2, i * 100, i * 10, i * 110, date '2026-08-01'" + everyone,
                "insert into points_transaction (customer_id, version, kind, amount, business_day, source, actor, active,"
                        + " pending, arrears) " + id
                        + "1, 'EARN', i * 100, date '2026-07-01', 'api', 'test', i * 100, 0, 0"
                        + everyone,
                "insert into points_transaction (customer_id, version, kind, amount, business_day, source, actor, active,"
                        + " pending, arrears) " + id
                        + "2, 'EARN', i * 10, date '2026-07-01', 'api', 'test', i * 100, i * 10, 0" + everyone,
                "insert into points_entry " + id
                        + "v, l, case when l = 1 then 'ISSUE' when v = 1 then 'ACTIVE' else 'PENDING' end,"
                        + " case when l = 1 then 'DEBIT' else 'CREDIT' end, case when v = 1 then i * 100 else i * 10 end"
                        + everyone + ", generate_series(1, 2) v, generate_series(1, 2) l",
                "insert into points_lot (customer_id, version, granted, remaining, active, active_from, expires_on,"
                        + " on_spent) " + id
                        + "1, i * 100, i * 100, true, date '2026-07-01', date '2026-08-01', 'REFUSE'"
                        + everyone,
                "insert into points_lot (customer_id, version, granted, remaining, active, active_from, expires_on,"
                        + " on_spent) " + id + "2, i * 10, i * 10, false, date '2026-08-10', null::date, 'REFUSE'"
                        + everyone,
                "insert into job_run (run_id, job, revision, scheduled_for, resource, state, requested_by) values"
                        + " (%d, 'sample', %d, '2190-12-31 00:00Z', 'sample', 'SUCCEEDED', 'test')"
                                .formatted(firstId, firstId),
                "insert into tier_run values (%d, '2190-10-01', '2191-01-01', '%s', %d, (select policy_id from tier_policy"
                                .formatted(firstId, PERIOD, firstId)
                        + " where name = 'Default policy'), '2026-07-01 02:00Z')",
                "select open_assessment(" + firstId + ")",
                "insert into reward_stock (reward_code) values ('%sR')".formatted(prefix),
                "insert into reward (code, version, state, name_zh, name_en, cost, valid_from, created_by)"
                        + " values ('%sR', 1, 'DRAFT', '米', 'Rice', 50, date '2026-01-01', 'test')".formatted(prefix),
                "insert into redemption (customer_id, redemption_id, reward_code, reward_version, cost, source,"
                        + " counted, redeemed_on, actor) select " + firstId + " + i, (" + firstId + " + i) * 10 + n, '"
                        + prefix + "R', 1, 0, 'referral', false, date '2026-07-01', 'test'"
                        + " from generate_series(1, " + count + ") i, generate_series(1, 2) n",
                "insert into referral " + id + firstId
                        + " + 1, date '2026-07-01' - i, 'STAFF', 'test' from generate_series(2, " + count + ") i",
                "insert into tier_assessment " + id + firstId + ", 'GOLD', 'PLATINUM', 'RULE', i * 100000, i * 1000"
                        + everyone,
                // Not in force, so that their members stay as they are written here.
                "insert into segment (code, kind, versions) values ('%1$sS', 'RULE', 1), ('%1$sW', 'RULE', 1)"
                        .formatted(prefix),
                "insert into segment_definition (segment_id, version, revision, state, kind, name_zh, name_en, rule,"
                        + " created_by) select segment_id, 1, 1, 'DRAFT', kind, '样板', 'Sample', 'false', 'test'"
                        + " from segment where " + mySegments(),
                "insert into segment_member (customer_id, segment_id, definition_id, entered_at, entered_on, entry_reason,"
                        + " left_at, left_on, leave_reason) select customer_id, segment_id, definition_id,"
                        + " '2026-07-01 02:00Z', date '2026-07-01', 'DEFINITION', case when was then timestamptz"
                        + " '2026-07-10 02:00Z' end, case when was then date '2026-07-10' end,"
                        + " case when was then 'FACTS' end from customer, segment join segment_definition using"
                        + " (segment_id), lateral (select code like '%W') s (was) where branch_code = '" + branch()
                        + "' and " + mySegments(),
                "insert into segment_day select segment_id, date '2026-07-01', %d, 0 from segment where "
                                .formatted(count)
                        + mySegments(),
                "insert into segment_day select segment_id, date '2026-07-10', 0, %d from segment where code = '%sW'"
                        .formatted(count, prefix));
        campaign(count);
        return this;
    }

    /** Not approved and long over, so that nothing happens to it. */
    private void campaign(int count) {
        Database.execute(
                "insert into campaign (code, versions) values ('%sC', 1)".formatted(prefix),
                "insert into campaign_version (campaign_id, version, revision, state, name_zh, name_en, objective, owner,"
                        + " priority, first_day, entry_event, most_entries, control_share, created_by) select campaign_id,"
                        + " 1, 1, 'DRAFT', '活动', 'Campaign', 'x', 'x', 1, date '2026-01-01', 'NEVER', 1, 0, 'test'"
                        + " from campaign where " + myCampaign(),
                "insert into campaign_step (version_id, position, code, name_zh, name_en, completed_by, skippable,"
                        + " time_limit, most_approaches, cool_down) select version_id, 0, 'VISIT', '来厅堂', 'Visit',"
                        + " 'STAFF', false, 10, 0, 0 from campaign_version join campaign using (campaign_id) where "
                        + myCampaign(),
                "insert into campaign_round (campaign_id, number, starts_on, ends_on, state, ended_at) select campaign_id,"
                        + " 1, date '2026-06-01', date '2026-06-30', 'ENDED', clock_timestamp() from campaign where "
                        + myCampaign(),
                "insert into enrolment (customer_id, round_id, entry, campaign_id, version_id, bucket, arm, pilot, source,"
                        + " branch_code, newcomer, enrolled_on, enrolled_at, state, step_entered_at, closed_on)"
                        + " select " + firstId
                        + " + i, round_id, 1, campaign_id, version_id, i, 'TREATED', false, 'EVENT',"
                        + " '" + branch() + "', false, date '2026-06-01' + i % 7, '2026-06-01 02:00Z', 'COMPLETED',"
                        + " '2026-06-01 02:00Z', date '2026-06-10' from campaign join campaign_round using (campaign_id)"
                        + " join campaign_version using (campaign_id), generate_series(1, " + count + ") i where "
                        + myCampaign(),
                "insert into enrolment_step (customer_id, round_id, entry, position, step, entered_at, left_at, outcome,"
                        + " caused_by, actor, approaches, no_shows) select customer_id, round_id, entry, 0, 'VISIT',"
                        + " step_entered_at, '2026-06-10 02:00Z', 'COMPLETED', 'STAFF', 'test', 0, 0"
                        + " from enrolment join campaign using (campaign_id) where " + myCampaign(),
                "insert into contact (customer_id, campaign_id, round_id, entry, version_id, step, position, approach, channel,"
                        + " priority, policy, planned_on, due_at, slot_on, state, lease) select customer_id, campaign_id,"
                        + " round_id, entry, version_id, 'VISIT', 0, 1, 'EMAIL', 1, 1, date '2026-06-02', '2026-06-02 02:00Z',"
                        + " date '2026-06-02', 'DELIVERED', 1 from enrolment join campaign using (campaign_id) where "
                        + myCampaign());
    }

    private String myCampaign() {
        return "code = '%sC'".formatted(prefix);
    }

    private String[] withoutCampaign() {
        String rounds =
                " where round_id in (select round_id from campaign_round join campaign using (campaign_id) where "
                        + myCampaign() + ")";
        String versions =
                " where version_id in (select version_id from campaign_version join campaign using (campaign_id)"
                        + " where " + myCampaign() + ")";
        return new String[] {
            "delete from contact" + rounds,
            "delete from enrolment_step" + rounds,
            "delete from enrolment" + rounds,
            "delete from campaign_round" + rounds,
            "delete from campaign_step" + versions,
            "delete from campaign_version" + versions,
            "delete from campaign where " + myCampaign()
        };
    }

    public void close() {
        Database.execute(withoutCampaign());
        String mine = " where customer_id in (select customer_id from customer where branch_code = '" + branch() + "')";
        Database.execute(
                "delete from segment_member" + mine,
                "delete from segment_entry" + mine,
                "delete from segment_day where segment_id in (select segment_id from segment where " + mySegments()
                        + ")",
                "delete from segment_definition where segment_id in (select segment_id from segment where "
                        + mySegments() + ")",
                "delete from segment where " + mySegments(),
                "delete from redemption" + mine,
                "delete from reward where code = '%sR'".formatted(prefix),
                "delete from reward_stock where reward_code = '%sR'".formatted(prefix),
                "delete from points_lot" + mine,
                "delete from points_entry" + mine,
                "delete from points_transaction" + mine,
                "delete from points_account" + mine,
                "delete from tier_assessment where run_id = " + firstId,
                "delete from tier_run where run_id = " + firstId,
                "delete from job_run where run_id = " + firstId,
                "delete from service_override_step" + mine,
                "delete from service_override" + mine,
                "delete from referral where newcomer_id in (select customer_id from customer where branch_code = '"
                        + branch() + "')",
                "delete from balance_state" + mine,
                "delete from holding" + mine,
                "delete from customer_consent" + mine,
                "delete from customer_tag" + mine,
                "delete from customer_number" + mine,
                "delete from customer where branch_code = '" + branch() + "'");
    }

    private String mySegments() {
        return "code in ('%1$sS', '%1$sW')".formatted(prefix);
    }

    /** The fields of {@link #everything}, for a query. */
    public static final String EVERY_FIELD =
            """
            id customerNo name kind status gender birthDate phone occupation openedOn closedOn
            branch { code name } manager { managerNo name post }
            tags { tag value validFrom validTo source } tagHistory { tag validFrom validTo }
            consents { purpose granted current source }
            holdings { accountNo balance openedOn product { code name category } }
            balance { aum loan deposit asOf statedThrough }
            early: averageBalance(from: "2026-01-01", to: "2026-01-11") { aum loan deposit }
            late: averageBalance(from: "2026-01-06", to: "2026-01-16") { aum loan deposit }
            compositeTier { level { code name(locale: EN) } averageAum averageLoan period }
            serviceTier { level { code } source } quadrant { code name(locale: ZH) }
            tierHistory { period level { code } windowDressing }
            serviceTierHistory { from to source level { code } }
            tierProgress { period keptNow }
            redemptions(first: 1) { edges { node { reward { code } } } }
            referralCode referredBy { registeredOn } referrals(first: 1) { edges { node { registeredOn } } }
            points { active pending arrears }
            segments { segment { code } enteredOn version leftOn }
            segmentHistory { segment { code } entryReason leftOn leaveReason }
            enrolments(first: 1) { edges { node { campaign round state enrolledOn stepName(locale: EN)
                steps { step outcome } } } }
            contacts(first: 1) { edges { node { channel } } }
            offers(channel: MOBILE_BANKING) { code }
            """;

    /** What a manager sees of the customer when he asks for {@link #EVERY_FIELD}. */
    public Map<String, Object> everything(int i) {
        Map<String, Object> seen = new LinkedHashMap<>();
        seen.put("id", Long.toString(id(i)));
        seen.put("customerNo", number(i));
        seen.put("name", "客户" + i);
        seen.put("kind", "PERSON");
        seen.put("status", "ACTIVE");
        seen.put("gender", "F");
        seen.put("birthDate", java.time.LocalDate.of(1980, 1, 1).plusDays(i).toString());
        seen.put("phone", phone(i));
        seen.put("occupation", "教师");
        seen.put("openedOn", java.time.LocalDate.of(2020, 1, 1).plusDays(i).toString());
        seen.put("closedOn", null);
        seen.put("branch", Map.of("code", branch(), "name", "样板支行"));
        seen.put("manager", Map.of("managerNo", manager(), "name", "陈经理", "post", "WEALTH"));
        seen.put(
                "tags",
                List.of(map(
                        "tag", "VIP", "value", "gold", "validFrom", "2026-01-01", "validTo", null, "source", "test")));
        seen.put(
                "tagHistory",
                List.of(
                        map("tag", "OLD", "validFrom", "2025-01-01", "validTo", "2025-06-01"),
                        map("tag", "VIP", "validFrom", "2026-01-01", "validTo", null)));
        seen.put(
                "consents", List.of(map("purpose", "MARKETING", "granted", true, "current", true, "source", "intake")));
        seen.put(
                "holdings",
                List.of(map(
                        "accountNo",
                        prefix + "A" + i,
                        "balance",
                        i + ".00",
                        "openedOn",
                        "2024-01-01",
                        "product",
                        Map.of("code", prefix + "P", "name", "定期存款", "category", "DEPOSIT"))));
        seen.put(
                "balance",
                map(
                        "aum",
                        i * 2000 + ".00",
                        "loan",
                        i * 10 + ".00",
                        "deposit",
                        i * 5 + ".00",
                        "asOf",
                        "2026-01-11",
                        "statedThrough",
                        "2026-01-31"));
        seen.put("early", map("aum", i * 1000 + ".00", "loan", i * 10 + ".00", "deposit", "0.00"));
        seen.put(
                "late",
                map(
                        "aum",
                        i * 1500 + ".00",
                        "loan",
                        i * 10 + ".00",
                        "deposit",
                        "%d.%d0".formatted(i * 25 / 10, i * 25 % 10)));
        seen.put(
                "compositeTier",
                map(
                        "level",
                        Map.of("code", "GOLD", "name", "Gold"),
                        "averageAum",
                        i * 1000 + ".00",
                        "averageLoan",
                        i * 10 + ".00",
                        "period",
                        PERIOD));
        seen.put("serviceTier", map("level", Map.of("code", "PLATINUM"), "source", "RULE"));
        seen.put("quadrant", map("code", "POTENTIAL", "name", "潜力"));
        seen.put(
                "tierHistory", List.of(map("period", PERIOD, "level", Map.of("code", "GOLD"), "windowDressing", null)));
        seen.put("serviceTierHistory", List.of());
        seen.put(
                "redemptions",
                Map.of("edges", List.of(Map.of("node", Map.of("reward", Map.of("code", prefix + "R"))))));
        seen.put("tierProgress", Map.of("period", "2026-Q3", "keptNow", i * 2010 + ".00"));
        seen.put("referralCode", ReferralCode.of(id(i)));
        seen.put("referredBy", i == 1 ? null : Map.of("registeredOn", brought(i)));
        seen.put(
                "referrals",
                Map.of("edges", i == 1 ? List.of(Map.of("node", Map.of("registeredOn", brought(2)))) : List.of()));
        seen.put("points", Map.of("active", i * 100 + "", "pending", i * 10 + "", "arrears", "0"));
        seen.put(
                "segments",
                List.of(map(
                        "segment",
                        Map.of("code", prefix + "S"),
                        "enteredOn",
                        "2026-07-01",
                        "version",
                        1,
                        "leftOn",
                        null)));
        seen.put("offers", List.of());
        seen.put("contacts", Map.of("edges", List.of(Map.of("node", Map.of("channel", "EMAIL")))));
        seen.put("segmentHistory", List.of(stay("S", null, null), stay("W", "2026-07-10", "FACTS")));
        seen.put(
                "enrolments",
                Map.of(
                        "edges",
                        List.of(Map.of(
                                "node",
                                map(
                                        "campaign",
                                        prefix + "C",
                                        "round",
                                        1,
                                        "state",
                                        "COMPLETED",
                                        "enrolledOn",
                                        java.time.LocalDate.of(2026, 6, 1)
                                                .plusDays(i % 7)
                                                .toString(),
                                        "stepName",
                                        "Visit",
                                        "steps",
                                        List.of(map("step", "VISIT", "outcome", "COMPLETED")))))));
        return seen;
    }

    private Map<String, Object> stay(String segment, @Nullable String leftOn, @Nullable String leaveReason) {
        return map(
                "segment",
                Map.of("code", prefix + segment),
                "entryReason",
                "DEFINITION",
                "leftOn",
                leftOn,
                "leaveReason",
                leaveReason);
    }

    /** The day on which customer 1 was noted as who brought this one. */
    private static String brought(int i) {
        return java.time.LocalDate.of(2026, 7, 1).minusDays(i).toString();
    }

    private static Map<String, Object> map(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        List<Object> parts = new ArrayList<>(java.util.Arrays.asList(keysAndValues));
        for (int i = 0; i < parts.size(); i += 2) {
            map.put((String) parts.get(i), parts.get(i + 1));
        }
        return map;
    }
}
