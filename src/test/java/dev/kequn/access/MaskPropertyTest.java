package dev.kequn.access;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;

/** What a mask shows does not depend on what it hides. */
class MaskPropertyTest {
    @Property
    void ofANameOnlyTheFirstCharacterIsShown(@ForAll("names") String name, @ForAll("names") String other) {
        String first = new String(Character.toChars(name.codePointAt(0)));

        assertThat(Mask.name(name)).isEqualTo(first + "**").isEqualTo(Mask.name(first + other));
    }

    @Property
    void ofALongPhoneSevenDigitsAreShownHoweverManyAreHidden(
            @ForAll @StringLength(3) @CharRange(from = '0', to = '9') String head,
            @ForAll @StringLength(min = 2, max = 13) @CharRange(from = '0', to = '9') String hidden,
            @ForAll @StringLength(4) @CharRange(from = '0', to = '9') String tail) {
        assertThat(Mask.phone(head + hidden + tail)).isEqualTo(head + "****" + tail);
    }

    @Property
    void ofAShortPhoneNothingIsShown(@ForAll @StringLength(max = 8) @CharRange(from = '0', to = '9') String phone) {
        assertThat(Mask.phone(phone)).isEqualTo("****");
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.of("张", "Li Bo", "𠮷田", "a", "欧阳修", " ").flatMap(head -> Arbitraries.strings()
                .ofMaxLength(20)
                .filter(tail -> tail.codePoints().noneMatch(c -> Character.getType(c) == Character.SURROGATE))
                .map(tail -> head + tail));
    }
}
