package dev.kequn.loyalty.referral;

import java.util.OptionalLong;

/**
 * The code a customer passes on, {@code XXXX-XXXX}: his id in another order, in Crockford's base 32, with a check
 * character. Derived and never stored. It is no secret, for whoever knows this class can compute it; it is short, does
 * not tell its neighbours, and no mistyped character and no two characters swapped make it another code.
 */
public final class ReferralCode {
    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int BITS = 35;
    private static final int LENGTH = 8;
    private static final long MASK = (1L << BITS) - 1;

    /** Ids from 1 up to this have a code. */
    public static final long LARGEST_ID = MASK;

    private static final int HALF = BITS / 2 + 1;
    /** Odd, so that multiplying by it modulo a power of two can be undone. */
    private static final long SPREAD = 0x2545F4915L;

    private static final long GATHER = inverse(SPREAD);

    private ReferralCode() {}

    /** @throws IllegalArgumentException for an id without a code */
    public static String of(long customerId) {
        if (customerId < 1 || customerId > LARGEST_ID) {
            throw new IllegalArgumentException("No code for customer " + customerId);
        }
        long shuffled = shuffle(customerId);
        StringBuilder code = new StringBuilder(LENGTH + 1);
        int check = 0;
        for (int shift = BITS - 5; shift >= 0; shift -= 5) {
            int digit = (int) (shuffled >>> shift) & 31;
            check = next(check, digit);
            code.append(DIGITS.charAt(digit));
        }
        return code.append(DIGITS.charAt(check)).insert(LENGTH / 2, '-').toString();
    }

    /**
     * The id behind a code as people type it: in any case, with or without dash and blanks, O for 0, I and L for 1.
     * Empty when it is no code.
     */
    public static OptionalLong customerId(String typed) {
        long shuffled = 0;
        int check = 0;
        int length = 0;
        for (int i = 0; i < typed.length(); i++) {
            char character = typed.charAt(i);
            if (character == '-' || character == ' ') {
                continue;
            }
            int digit = digit(character);
            if (digit < 0 || ++length > LENGTH) {
                return OptionalLong.empty();
            }
            if (length == LENGTH) {
                check ^= digit;
            } else {
                check = next(check, digit);
                shuffled = shuffled << 5 | digit;
            }
        }
        long id = unshuffle(shuffled);
        return length == LENGTH && check == 0 && id > 0 ? OptionalLong.of(id) : OptionalLong.empty();
    }

    private static int digit(char typed) {
        char upper = typed >= 'a' && typed <= 'z' ? (char) (typed - 'a' + 'A') : typed;
        return switch (upper) {
            case 'O' -> 0;
            case 'I', 'L' -> 1;
            default -> DIGITS.indexOf(upper);
        };
    }

    /**
     * The digits are weighed with the powers of a generator of the field of 32 elements and summed: all weights differ,
     * so one wrong digit changes the sum, and so do any two swapped.
     */
    private static int next(int check, int digit) {
        int doubled = (check ^ digit) << 1;
        return doubled > 31 ? doubled ^ 0b100101 : doubled;
    }

    private static long shuffle(long id) {
        return fold(fold(id * SPREAD & MASK) * SPREAD & MASK);
    }

    private static long unshuffle(long shuffled) {
        return fold(fold(shuffled) * GATHER & MASK) * GATHER & MASK;
    }

    /** Its own inverse, for it takes the upper half over into the lower. */
    private static long fold(long value) {
        return value ^ value >>> HALF;
    }

    /** Newton: each step doubles the bits that are right, of which an odd number has three at once. */
    private static long inverse(long odd) {
        long inverse = odd;
        for (int right = 3; right < BITS; right *= 2) {
            inverse *= 2 - odd * inverse;
        }
        return inverse & MASK;
    }
}
