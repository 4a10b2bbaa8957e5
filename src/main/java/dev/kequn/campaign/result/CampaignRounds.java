package dev.kequn.campaign.result;

import dev.kequn.platform.Refusal;
import dev.kequn.platform.RequestErrorCode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The numbers of rounds by their ids, the first round first. */
record CampaignRounds(Map<Long, Integer> numbers) {
    private static final String ROUNDS =
            """
            SELECT round_id, number FROM campaign_round
            WHERE campaign_id = $1 AND ($2::int IS NULL OR number = $2) ORDER BY number""";

    /**
     * One round of a campaign, or all where {@code number} is null.
     *
     * @throws Refusal {@link RequestErrorCode#INVALID_ARGUMENT} where there is no such round
     */
    static Uni<CampaignRounds> of(SqlConnection reader, long campaignId, @Nullable Integer number) {
        return reader.preparedQuery(ROUNDS)
                .execute(Tuple.of(campaignId, number))
                .map(rows -> {
                    Map<Long, Integer> numbers = new LinkedHashMap<>();
                    rows.forEach(row -> numbers.put(row.getLong("round_id"), row.getInteger("number")));
                    if (number != null && numbers.isEmpty()) {
                        throw new Refusal(
                                RequestErrorCode.INVALID_ARGUMENT, "round", "The campaign has no round " + number);
                    }
                    return new CampaignRounds(numbers);
                });
    }

    Long[] ids() {
        return numbers.keySet().toArray(Long[]::new);
    }
}
