package dev.kequn.campaign.definition;

import dev.kequn.access.Said;
import dev.kequn.campaign.ContactChannel;
import io.vertx.core.json.JsonArray;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of the low steps into which a high threshold is cut.
 *
 * @param condition CEL about the event and its customer; always true when null
 * @param skippable whether who does a later step need not do this one
 * @param timeLimit days until who has not done it counts as not having come
 * @param channels names of the channels of the first approach, the second and so on; the last serves all further ones
 * @param mostApproaches in all; 0 for a step nobody is approached for
 * @param coolDown days of rest before who did not come is approached again
 * @param pointsValid days after which the points are void; never when null
 * @param rewardCost what one reward costs the bank, in minor units
 * @param stock how many customers of a round get points and reward; all when null
 */
@Embeddable
public record CampaignStep(
        @Column(name = "code") String code,
        @Column(name = "name_zh") String nameZh,
        @Column(name = "name_en") String nameEn,
        @Enumerated(EnumType.STRING) @Column(name = "completed_by") CompletedBy completedBy,
        @Nullable @Column(name = "event_type") String eventType,
        @Nullable @Column(name = "condition") String condition,
        @Column(name = "skippable") boolean skippable,
        @Column(name = "time_limit") int timeLimit,
        @Column(name = "channels") String[] channels,
        @Column(name = "most_approaches") int mostApproaches,
        @Column(name = "cool_down") int coolDown,
        @Nullable @Column(name = "points") Long points,
        @Nullable @Column(name = "points_valid") Integer pointsValid,
        @Nullable @Column(name = "reward") String reward,
        @Nullable @Column(name = "reward_cost") Long rewardCost,
        @Nullable @Column(name = "stock") Integer stock) {

    public List<ContactChannel> approachedBy() {
        return Arrays.stream(channels).map(ContactChannel::valueOf).toList();
    }

    /** The channel of the {@code approach}th approach, counted from 1. */
    public ContactChannel channelOf(int approach) {
        return ContactChannel.valueOf(channels[Math.min(approach, channels.length) - 1]);
    }

    /** Whether completing it gives anything. */
    public boolean gives() {
        return points != null || reward != null;
    }

    JsonArray said() {
        return Said.of(
                code,
                nameZh,
                nameEn,
                completedBy,
                eventType,
                condition,
                skippable,
                timeLimit,
                List.of(channels),
                mostApproaches,
                coolDown,
                points,
                pointsValid,
                reward,
                rewardCost,
                stock);
    }
}
