package dev.kequn.campaign;

import dev.kequn.offer.SampleOffer;
import dev.kequn.support.Database;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A campaign written straight into the database, approved and with a live round, for tests of what follows from it. */
public final class SampleCampaign {
    private final String code;
    private final List<String> steps = new ArrayList<>();
    private final List<String> messages = new ArrayList<>();
    private String audience = "{}";
    private String exclusions = "{}";
    private @Nullable String entryEvent;
    private @Nullable String entryCondition;
    private int priority = 500;
    private int mostEntries = 1;
    private @Nullable Integer pilotShare;
    private int controlShare;
    private @Nullable Long budget;

    private SampleCampaign(String code) {
        this.code = code;
    }

    public static SampleCampaign of(String code) {
        return new SampleCampaign(code);
    }

    /** No campaign any more, nor anything that came of one. */
    public static void forget() {
        Database.inOneTransaction(
                "update job_run set state = 'CANCELLED', waiting_for = null, finished_at = clock_timestamp()"
                        + " where job = 'campaign-day' and state in ('QUEUED', 'RUNNING', 'PAUSED', 'FAILED')",
                "truncate contact, contact_standing, enrolment_step, enrolment, campaign_stock, campaign_round,"
                        + " campaign_message, campaign_step, campaign_season, campaign_version, campaign cascade",
                // The offers of campaigns, and all others, went along.
                SampleOffer.changed());
    }

    public SampleCampaign audience(String... segments) {
        this.audience = "{" + String.join(",", segments) + "}";
        return this;
    }

    public SampleCampaign exclusions(String... segments) {
        this.exclusions = "{" + String.join(",", segments) + "}";
        return this;
    }

    public SampleCampaign entry(String eventType, @Nullable String condition) {
        this.entryEvent = eventType;
        this.entryCondition = condition;
        return this;
    }

    public SampleCampaign priority(int priority) {
        this.priority = priority;
        return this;
    }

    public SampleCampaign mostEntries(int mostEntries) {
        this.mostEntries = mostEntries;
        return this;
    }

    /** Of 10,000. */
    public SampleCampaign pilot(int share) {
        this.pilotShare = share;
        return this;
    }

    /** Of 10,000. */
    public SampleCampaign control(int share) {
        this.controlShare = share;
        return this;
    }

    /** Minor units. */
    public SampleCampaign budget(long budget) {
        this.budget = budget;
        return this;
    }

    /** A step completed by events of the type of its code, approached by SMS up to three times, five days apart. */
    public SampleCampaign step(String code) {
        return step(code, "");
    }

    /**
     * The same, with columns of {@code campaign_step} that differ.
     *
     * @param columns such as {@code points = 100, stock = 7, channels = '{PUSH,PHONE}'}
     */
    public SampleCampaign step(String code, String columns) {
        steps.add(code);
        steps.add(columns);
        for (ContactChannel channel : ContactChannel.values()) {
            messages.add("'%s', '%s'".formatted(code, channel));
        }
        return this;
    }

    /** Approved and waiting to be launched; returns its version's id. */
    public long approved() {
        long campaign = Long.parseLong(Database.value(
                "insert into campaign (code, versions) values ('%s', 1) returning campaign_id".formatted(code)));
        return version(campaign, 1);
    }

    /** The next version, in force from here on; returns its id. */
    public long replaced() {
        long campaign = id();
        Database.execute(
                "update campaign_version set state = 'REPLACED' where state = 'APPROVED' and campaign_id = " + campaign,
                "update campaign set versions = versions + 1 where campaign_id = " + campaign);
        return version(
                campaign,
                Integer.parseInt(Database.value("select versions from campaign where campaign_id = " + campaign)));
    }

    private long version(long campaign, int number) {
        long version = Long.parseLong(Database.value(
                """
                insert into campaign_version (campaign_id, version, revision, state, name_zh, name_en, objective, owner,
                    priority, first_day, last_day, audience, exclusions, entry_event, entry_condition, most_entries,
                    pilot_share, control_share, budget, created_by)
                values (%d, %d, 1, 'SUBMITTED', '活动%s', 'Campaign %s', 'More', 'M1', %d, '2026-01-01', '2026-12-31', '%s',
                    '%s', %s, %s, %d, %s, %d, %s, 'maker')
                returning version_id"""
                        .formatted(
                                campaign,
                                number,
                                code,
                                code,
                                priority,
                                audience,
                                exclusions,
                                quoted(entryEvent),
                                quoted(entryCondition),
                                mostEntries,
                                pilotShare,
                                controlShare,
                                budget)));
        for (int i = 0; i < steps.size(); i += 2) {
            Database.execute(
                    """
                    insert into campaign_step (version_id, position, code, name_zh, name_en, completed_by, event_type,
                        skippable, time_limit, channels, most_approaches, cool_down)
                    values (%1$d, %2$d, '%3$s', '步骤%3$s', 'Step %3$s', 'EVENT', '%3$s', false, 10, '{SMS}', 3, 5)"""
                            .formatted(version, i / 2, steps.get(i)));
            if (!steps.get(i + 1).isEmpty()) {
                Database.execute("update campaign_step set %s where version_id = %d and position = %d"
                        .formatted(steps.get(i + 1), version, i / 2));
            }
        }
        int position = 0;
        for (String message : messages) {
            Database.execute(
                    """
                    insert into campaign_message (version_id, position, step, channel, locale, relevance, value, solution,
                        body)
                    values (%d, %d, %s, 'zh', '与您有关', '有好处', '有办法', '请来')"""
                            .formatted(version, position++, message));
        }
        Database.execute(
                "update campaign_version set state = 'APPROVED' where version_id = " + version,
                "update campaign set in_force = %d, state = case state when 'DRAFT' then 'APPROVED' else state end"
                                .formatted(version)
                        + " where campaign_id = " + campaign);
        return version;
    }

    /** Live, with its first round from one day to another, both included; returns the round's id. */
    public long live(LocalDate from, LocalDate to) {
        approved();
        return round(from, to);
    }

    /** The next round of a campaign that is there; returns its id. */
    public long round(LocalDate from, LocalDate to) {
        Database.execute(
                "update campaign set state = 'LIVE', rolled_out = %s, launched_at = clock_timestamp() where code = '%s'"
                        .formatted(pilotShare == null, code));
        long round = Long.parseLong(Database.value(
                """
                insert into campaign_round (campaign_id, number, starts_on, ends_on, state, budget)
                select campaign_id, 1 + (select count(*) from campaign_round r where r.campaign_id = c.campaign_id),
                    '%s', '%s', 'LIVE', (select budget from campaign_version v where v.version_id = c.in_force)
                from campaign c where code = '%s' returning round_id"""
                        .formatted(from, to, code)));
        Database.execute(
                """
                insert into campaign_stock (round_id, step, put_in)
                select %d, s.code, s.stock from campaign_step s join campaign c on c.in_force = s.version_id
                where c.code = '%s' and s.stock is not null"""
                        .formatted(round, code));
        return round;
    }

    private long id() {
        return Long.parseLong(Database.value("select campaign_id from campaign where code = '%s'".formatted(code)));
    }

    private static String quoted(@Nullable String text) {
        return text == null ? "null" : "'" + text.replace("'", "''") + "'";
    }
}
