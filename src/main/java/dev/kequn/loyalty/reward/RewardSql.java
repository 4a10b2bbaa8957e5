package dev.kequn.loyalty.reward;

/** What other rooms ask of rewards in statements of their own. */
public final class RewardSql {
    private RewardSql() {}

    /** Whether the reward of a code can be had on a day, as {@link Reward#availableOn} has it. */
    public static String available(String code, String day) {
        return """
            EXISTS (SELECT FROM reward gift JOIN reward_stock pieces ON pieces.reward_code = gift.code
                    WHERE gift.code = %1$s AND gift.state = 'APPROVED' AND gift.valid_from <= %2$s
                      AND (gift.valid_to IS NULL OR gift.valid_to >= %2$s)
                      AND (pieces.put_in IS NULL OR pieces.taken < pieces.put_in))"""
                .formatted(code, day);
    }
}
