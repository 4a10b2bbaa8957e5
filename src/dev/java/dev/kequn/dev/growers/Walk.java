package dev.kequn.dev.growers;

import dev.kequn.campaign.definition.CampaignStep;
import dev.kequn.dev.demo.Dice;
import dev.kequn.dev.demo.Dice.Topic;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A treated grower in a season, from day to day as the program would have taken him; what he answers is diced for. */
final class Walk {
    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);
    private static final LocalTime JOB = LocalTime.of(6, 0);
    private static final LocalTime QUIET_ENDS = LocalTime.of(9, 0);
    private static final List<CampaignStep> STEPS = GrowersYear.FIRST.steps();
    private static final int VISIT = 1;
    private static final int OPEN = 2;
    private static final int GOAL = 3;
    /** Of a thousand: who signs up, comes, buys; the second time fewer. */
    private static final int[] WILLING = {520, 720, 560};

    private static final int WON_BACK = 380;

    private final Grower grower;
    private final Season season;
    private final HistoryRows rows;
    private final Dice dice;

    private int position;
    private OffsetDateTime entered;
    private int approaches;
    private int noShows;
    private int refusals;
    private boolean approach = true;
    private LocalDate on;
    private boolean giveUp;
    private @Nullable OffsetDateTime comes;
    private String state = "ACTIVE";
    private @Nullable LocalDate closedOn;
    private @Nullable OffsetDateTime bought;

    /** @param refusals how often in a row he has refused before */
    Walk(Grower grower, Season season, HistoryRows rows, int refusals) {
        this.refusals = refusals;
        this.grower = grower;
        this.season = season;
        this.rows = rows;
        this.dice = Dice.of(Topic.CAMPAIGN, grower.id() * 10 + season.number());
        this.entered = at(season.from(), JOB);
        this.on = season.from();
    }

    static OffsetDateTime at(LocalDate day, LocalTime time) {
        return day.atTime(time).atOffset(CHINA);
    }

    static OffsetDateTime moment(long seconds) {
        return Instant.ofEpochSecond(seconds).atOffset(CHINA);
    }

    Walk go() {
        while (state.equals("ACTIVE") && goesOn()) {
            if (comes != null && comes.toLocalDate().isBefore(on)) {
                come(comes);
            } else if (approach) {
                approach();
            } else {
                timeOut();
            }
        }
        if (season.ended() && state.equals("ACTIVE")) {
            leave("ENDED", "ROUND_END", at(season.until(), JOB), null);
            close("ENDED", season.until());
        }
        return this;
    }

    /** Whether anything happens before the season, or what is known of it, is over. */
    private boolean goesOn() {
        return on.isBefore(season.until())
                || comes != null && comes.toLocalDate().isBefore(season.until());
    }

    private CampaignStep step() {
        return STEPS.get(position);
    }

    private void approach() {
        String fault = !grower.consents() ? "NO_CONSENT" : grower.phone() ? null : "UNREACHABLE";
        if (step().channelOf(approaches + 1).name().equals("WECHAT") && grower.consents()) {
            fault = null;
        }
        approach = false;
        if (fault != null) {
            contact("SUPPRESSED", fault, on);
            LocalDate limit = entered.toLocalDate().plusDays(step().timeLimit());
            on = limit.isAfter(on) ? limit : on.plusDays(1);
            giveUp = true;
            return;
        }
        approaches++;
        boolean failed = dice.chance(40);
        boolean willing = dice.chance(approaches == 1 ? WILLING[position] : WON_BACK);
        String answer = contact(failed ? "FAILED" : "DELIVERED", failed ? "SUBSCRIBER_ABSENT" : null, on);
        LocalDate planned = on;
        on = on.plusDays(step().timeLimit());
        if (willing && !failed && !"REFUSED".equals(answer)) {
            comes = some(planned.plusDays(1), Math.min(8, step().timeLimit() - 1));
        }
    }

    /** Between nine and five, on one of so many days. */
    private OffsetDateTime some(LocalDate first, int days) {
        return at(first.plusDays(dice.below(days)), QUIET_ENDS.plusMinutes(dice.below(480)));
    }

    private void timeOut() {
        noShows++;
        if (approaches < step().mostApproaches() && !giveUp) {
            approach = true;
            on = on.plusDays(step().coolDown());
        } else {
            leave("DROPPED", "TIME", at(on, JOB), null);
            close("DROPPED", on);
        }
    }

    private void come(OffsetDateTime at) {
        comes = null;
        if (position == OPEN) {
            leave("SKIPPED", "EVENT", at, "PURCHASE");
            enter(GOAL, at);
            leave("COMPLETED", "EVENT", at, "PURCHASE");
            close("COMPLETED", at.toLocalDate());
            return;
        }
        boolean visit = position == VISIT;
        leave("COMPLETED", visit ? "STAFF" : "EVENT", at, visit ? null : "LEAVE_CONTACT");
        if (!visit) {
            event("LEAVE_CONTACT", at, new JsonObject().put("source", "SMS").put("campaign", GrowersYear.CODE));
        }
        enter(position + 1, at);
        on = at.toLocalDate();
        approach = step().mostApproaches() > 0;
        if (!approach) {
            on = on.plusDays(step().timeLimit());
            buy();
        }
    }

    /** What he bought by himself counts, if he would not have bought earlier. */
    private void buy() {
        OffsetDateTime own = grower.purchases().stream()
                .filter(purchase -> purchase.isAfter(entered))
                .findFirst()
                .orElse(null);
        OffsetDateTime willing =
                dice.chance(WILLING[OPEN]) ? some(entered.toLocalDate().plusDays(2), 25) : null;
        LocalDate lastDay = season.to();
        if (willing != null
                && !willing.toLocalDate().isAfter(lastDay)
                && willing.toLocalDate().isBefore(season.until())
                && (own == null || willing.isBefore(own))) {
            event(
                    "PURCHASE",
                    willing,
                    new JsonObject().put("product", "P06").put("amount", dice.between(1, 60) * 1000));
            bought = willing;
            comes = willing;
        } else if (own != null && !own.toLocalDate().isAfter(lastDay)) {
            comes = own;
        }
    }

    private void enter(int next, OffsetDateTime at) {
        position = next;
        entered = at;
        approaches = 0;
        noShows = 0;
    }

    private void close(String how, LocalDate day) {
        state = how;
        closedOn = day;
    }

    private void leave(String outcome, String cause, OffsetDateTime at, @Nullable String event) {
        rows.steps.add(key().put("position", position)
                .put("step", step().code())
                .put("entered_at", entered.toString())
                .put("left_at", at.toString())
                .put("outcome", outcome)
                .put("caused_by", cause)
                .put("event_type", event)
                .put("actor", cause.equals("STAFF") ? "counter-" + grower.branch() : null)
                .put("approaches", approaches)
                .put("no_shows", noShows));
    }

    /** Returns what he said to it. */
    private @Nullable String contact(String state, @Nullable String reason, LocalDate day) {
        OffsetDateTime planned = at(day, QUIET_ENDS);
        OffsetDateTime due = planned.isBefore(entered) ? entered : planned;
        boolean delivered = state.equals("DELIVERED");
        boolean suppressed = state.equals("SUPPRESSED");
        int mood = dice.below(100);
        String answer = !delivered || mood >= 35 ? null : mood < 5 && refusals == 0 ? "REFUSED" : "ANSWERED";
        if (answer != null) {
            refusals = answer.equals("REFUSED") ? refusals + 1 : 0;
        }
        OffsetDateTime reported = due.plusMinutes(dice.between(1, 40));
        rows.contacts.add(key().put("step", step().code())
                .put("position", position)
                .put("approach", suppressed ? approaches + 1 : approaches)
                .put(
                        "channel",
                        step().channelOf(suppressed ? approaches + 1 : approaches)
                                .name())
                .put("planned_on", day.toString())
                .put("due_at", due.toString())
                .put("slot_on", delivered ? day.toString() : null)
                .put("state", state)
                .put("reason", reason)
                .put("lease", suppressed ? 0 : 1)
                .put("reported_at", suppressed ? null : reported.toString())
                .put("answer", answer)
                .put(
                        "answered_at",
                        answer == null
                                ? null
                                : reported.plusMinutes(dice.between(5, 300)).toString()));
        return answer;
    }

    private void event(String type, OffsetDateTime at, JsonObject attributes) {
        rows.events.add(
                key().put("type", type).put("occurred_at", at.toString()).put("attributes", attributes));
    }

    private JsonObject key() {
        return new JsonObject().put("customer_id", grower.id()).put("round_id", season.roundId());
    }

    /** Where he stands at the end. */
    JsonObject standing() {
        boolean active = state.equals("ACTIVE");
        return key().put("state", state)
                .put("position", position)
                .put("step_entered_at", entered.toString())
                .put("approaches", approaches)
                .put("no_shows", noShows)
                .put("next_act", active ? approach ? "APPROACH" : "TIME_OUT" : null)
                .put("next_on", active ? on.toString() : null)
                .put("closed_on", closedOn == null ? null : closedOn.toString());
    }

    @Nullable
    OffsetDateTime bought() {
        return bought;
    }

    int refusals() {
        return refusals;
    }
}
