package dev.kequn.loyalty.referral;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Every id has one code, every code one id, and no slip of the finger leads from one code to another. */
class ReferralCodePropertyTest {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    @Provide
    Arbitrary<Long> ids() {
        return Arbitraries.longs().between(1, ReferralCode.LARGEST_ID);
    }

    @Property
    void leadsBackToItsId(@ForAll("ids") long id) {
        String code = ReferralCode.of(id);

        assertThat(code).matches("[" + ALPHABET + "]{4}-[" + ALPHABET + "]{4}");
        assertThat(ReferralCode.customerId(code)).hasValue(id);
    }

    @Property
    void everyCodeIsOneIdsOnly(@ForAll("payloads") String payload) {
        long valid = ALPHABET.chars()
                .mapToObj(check -> payload + (char) check)
                .filter(code -> {
                    var id = ReferralCode.customerId(code);
                    return id.isPresent()
                            && ReferralCode.of(id.getAsLong()).replace("-", "").equals(code);
                })
                .count();

        assertThat(valid).isEqualTo(payload.equals("0000000") ? 0 : 1);
    }

    @Provide
    Arbitrary<String> payloads() {
        return Arbitraries.strings().withChars(ALPHABET.toCharArray()).ofLength(7);
    }

    @Property
    void noOtherCharacterAnywhereIsOverlooked(@ForAll("ids") long id) {
        String code = ReferralCode.of(id).replace("-", "");
        for (int i = 0; i < code.length(); i++) {
            for (char other : ALPHABET.toCharArray()) {
                if (other != code.charAt(i)) {
                    String typed = code.substring(0, i) + other + code.substring(i + 1);
                    assertThat(ReferralCode.customerId(typed)).as(typed).isEmpty();
                }
            }
        }
    }

    @Property
    void noTwoCharactersSwappedAreOverlooked(@ForAll("ids") long id) {
        String code = ReferralCode.of(id).replace("-", "");
        for (int i = 0; i < code.length(); i++) {
            for (int j = i + 1; j < code.length(); j++) {
                if (code.charAt(i) != code.charAt(j)) {
                    StringBuilder typed = new StringBuilder(code);
                    typed.setCharAt(i, code.charAt(j));
                    typed.setCharAt(j, code.charAt(i));
                    assertThat(ReferralCode.customerId(typed.toString()))
                            .as(typed.toString())
                            .isEmpty();
                }
            }
        }
    }
}
