package dev.kequn.dev;

import dev.kequn.loyalty.reward.LimitPeriod;
import dev.kequn.loyalty.reward.RewardContent;
import dev.kequn.loyalty.reward.RewardLimit;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the demo bank gives for points, by code. */
final class DemoRewards {
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 7, 1);

    static final Map<String, RewardContent> ALL = all();

    private DemoRewards() {}

    private static Map<String, RewardContent> all() {
        RewardLimit monthly = new RewardLimit(2, LimitPeriod.MONTH);
        Map<String, RewardContent> all = new LinkedHashMap<>();
        all.put("UMBRELLA", reward("晴雨伞", "Umbrella", "网点自取", 300, 500, null, null));
        all.put("PHONE_CREDIT", reward("话费10元", "10 yuan of phone credit", "三个工作日内到账", 150, 2_000, monthly, null));
        all.put("FOOD_VOUCHER", reward("社区食堂餐券", "Voucher for the canteen", "六十岁以上客户另赠汤品", 500, 1_000, monthly, null));
        all.put("RICE", reward("东北大米5公斤", "Rice, 5 kg", "网点自取，可送货上门", 600, 300, monthly, null));
        all.put("COOKING_OIL", reward("花生油5升", "Peanut oil, 5 l", "网点自取，可送货上门", 800, 200, monthly, null));
        all.put(
                "HEALTH_CHECK",
                reward("健康体检", "Health check", "合作医院预约", 1_500, 50, new RewardLimit(1, LimitPeriod.YEAR), "GOLD"));
        return all;
    }

    private static RewardContent reward(
            String nameZh,
            String nameEn,
            String descriptionZh,
            long cost,
            int stock,
            @Nullable RewardLimit limit,
            @Nullable String minimumLevel) {
        return new RewardContent(
                nameZh, nameEn, descriptionZh, null, null, cost, stock, limit, minimumLevel, FIRST_DAY, null);
    }
}
