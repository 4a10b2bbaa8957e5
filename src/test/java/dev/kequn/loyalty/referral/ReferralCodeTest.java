package dev.kequn.loyalty.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Codes as customers see and type them. */
class ReferralCodeTest {
    @Test
    void aCustomersCodeNeverChanges() {
        assertThat(List.of(
                        ReferralCode.of(1),
                        ReferralCode.of(2),
                        ReferralCode.of(1_000_000),
                        ReferralCode.of(ReferralCode.LARGEST_ID)))
                .containsExactly("Y75C-ZDZM", "5RGX-P9A8", "YX2Q-XV7B", "ZEJ2-43Q1");
    }

    @Test
    void neighboursDoNotLookAlike() {
        for (long id = 1; id < 2000; id++) {
            String one = ReferralCode.of(id);
            String next = ReferralCode.of(id + 1);
            long same = java.util.stream.IntStream.range(0, one.length())
                    .filter(i -> i != 4 && one.charAt(i) == next.charAt(i))
                    .count();

            assertThat(same).as(one + " and " + next).isLessThan(5);
        }
    }

    @Test
    void readsWhatPeopleType() {
        String code = ReferralCode.of(33501);
        String bare = code.replace("-", "");

        for (String typed : List.of(
                code,
                bare,
                code.toLowerCase(java.util.Locale.ROOT),
                " " + code + " ",
                bare.substring(0, 2) + "-" + bare.substring(2),
                code.replace('0', 'O').replace('1', 'l'),
                code.replace('0', 'o').replace('1', 'I'))) {
            assertThat(ReferralCode.customerId(typed)).as(typed).isEqualTo(OptionalLong.of(33501));
        }
    }

    @Test
    void zeroAndOneAreReadFromLetters() {
        long id = 1;
        while (!ReferralCode.of(id).matches(".*0.*1.*")) {
            id++;
        }
        String code = ReferralCode.of(id);

        assertThat(ReferralCode.customerId(code.replace('0', 'O').replace('1', 'L')))
                .hasValue(id);
        assertThat(ReferralCode.customerId(code.replace('0', 'o').replace('1', 'i')))
                .hasValue(id);
    }

    @Test
    void refusesWhatIsNoCode() {
        String code = ReferralCode.of(33501);

        for (String typed : List.of(
                "",
                "-",
                "0000-0000",
                code.substring(1),
                code + "0",
                code + code,
                "UUUU-UUUU",
                "ＡＢＣＤ-ＥＦＧＨ",
                "ı000-0000")) {
            assertThat(ReferralCode.customerId(typed)).as(typed).isEmpty();
        }
    }

    @Test
    void idsBeyondThirtyFiveBitsHaveNone() {
        assertThatThrownBy(() -> ReferralCode.of(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ReferralCode.of(1L << 35)).isInstanceOf(IllegalArgumentException.class);
    }
}
