package dev.kequn.dev.demo;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who a customer is. Telephone numbers begin with 100, as no mobile telephone's does: nobody can be called by mistake.
 *
 * @param farm what a grower or breeder lives on
 * @param attributes a JSON object
 */
record Profile(
        String name,
        @Nullable String gender,
        @Nullable LocalDate birthDate,
        @Nullable String phone,
        @Nullable String occupation,
        @Nullable String employerNo,
        @Nullable Farm farm,
        String attributes) {
    private static final List<String> TRADES = List.of("教师", "护士", "司机", "会计", "店员", "工程师", "公务员", "厨师", "保安", "销售");

    static Profile of(CustomerKind kind, int index, @Nullable String employerNo, boolean grower, Dice dice) {
        String phone = dice.chance(965) ? phone(index) : null;
        return switch (kind) {
            case PERSON -> person(phone, employerNo, grower, dice);
            case MERCHANT -> new Profile(Names.shop(dice), null, null, phone, null, null, null, shop(dice));
            case COMPANY ->
                new Profile(
                        Names.company(dice),
                        null,
                        null,
                        phone,
                        null,
                        null,
                        null,
                        "{\"employees\":" + dice.between(8, 400) + "}");
        };
    }

    private static Profile person(@Nullable String phone, @Nullable String employerNo, boolean grower, Dice dice) {
        boolean female = dice.chance(520);
        String gender = dice.chance(990) ? (female ? "F" : "M") : null;
        LocalDate birth = birthDate(employerNo != null, dice);
        String name = Names.person(female, dice);
        Farm farm = grower ? Farm.some(dice) : null;
        String attributes = farm == null ? "{}" : farm.attributes(dice);
        return new Profile(name, gender, birth, phone, occupation(birth, grower, dice), employerNo, farm, attributes);
    }

    /** A salary is paid to people of working age. */
    private static LocalDate birthDate(boolean employed, Dice dice) {
        return employed
                ? dice.between(LocalDate.of(1968, 1, 1), LocalDate.of(2003, 12, 31))
                : dice.between(LocalDate.of(1938, 1, 1), LocalDate.of(2008, 6, 30));
    }

    private static @Nullable String occupation(LocalDate birth, boolean grower, Dice dice) {
        String trade = dice.pick(TRADES);
        if (grower) {
            return "农户";
        }
        if (birth.getYear() < 1964) {
            return "退休";
        }
        return birth.getYear() > 2004 ? "学生" : dice.chance(880) ? trade : null;
    }

    /** Three of five belong to a market. */
    private static String shop(Dice dice) {
        int turnover = dice.between(5, 900) * 1000;
        String cluster = dice.chance(600) ? ",\"trade_cluster\":\"" + dice.pick(Names.clusters()) + "\"" : "";
        return "{\"monthly_turnover\":" + turnover + cluster + "}";
    }

    static String phone(int index) {
        return "100" + String.valueOf(100_000_000 + index).substring(1);
    }
}
