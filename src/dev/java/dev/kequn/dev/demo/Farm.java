package dev.kequn.dev.demo;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What growers and breeders live on: short of money when the cycle begins, with idle money after the sale. */
enum Farm {
    MAIZE("玉米", LocalDate.of(2026, 4, 20), 165, 150, 1_300),
    RICE("水稻", LocalDate.of(2026, 5, 10), 160, 120, 1_600),
    WHEAT("小麦", LocalDate.of(2025, 10, 12), 245, 200, 1_100),
    APPLES("苹果", LocalDate.of(2026, 3, 5), 215, 40, 9_000),
    VEGETABLES("蔬菜大棚", LocalDate.of(2026, 7, 20), 95, 20, 15_000),
    PEANUTS("花生", LocalDate.of(2026, 5, 1), 140, 80, 1_900),
    PIGS("生猪", null, 180, 900, 1_700),
    CHICKENS("肉鸡", null, 60, 9_000, 26),
    COWS("奶牛", null, 365, 60, 19_000),
    FISH("淡水鱼", null, 240, 6_000, 30);

    private static final int CROPS = 6;

    private final String title;
    private final @Nullable LocalDate begin;
    private final int days;
    private final int most;
    private final int worth;

    /**
     * @param begin of the present cycle, more or less; null for stock, which is begun in any month
     * @param days of a cycle
     * @param most mu or heads that anybody has
     * @param worth of a mu or a head in a year
     */
    Farm(String title, @Nullable LocalDate begin, int days, int most, int worth) {
        this.title = title;
        this.begin = begin;
        this.days = days;
        this.most = most;
        this.worth = worth;
    }

    static Farm some(Dice dice) {
        return dice.chance(700) ? values()[dice.below(CROPS)] : values()[dice.between(CROPS, values().length - 1)];
    }

    boolean grows() {
        return begin != null;
    }

    /** What the survey says of one such farm, as JSON. */
    String attributes(Dice dice) {
        int size = dice.between(Math.max(3, most / 100), most);
        LocalDate from =
                begin == null ? DemoBank.TODAY.minusDays(dice.below(days + 60)) : begin.plusDays(dice.between(-12, 12));
        return "{\"" + (grows() ? "crop" : "stock") + "\":\"" + title + "\",\"" + (grows() ? "area_mu" : "heads")
                + "\":"
                + size + ",\"season_from\":\"" + from + "\",\"sale_on\":\"" + from.plusDays(days)
                + "\",\"output_value\":" + (long) size * worth + "}";
    }
}
