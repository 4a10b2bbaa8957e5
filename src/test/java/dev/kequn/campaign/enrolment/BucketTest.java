package dev.kequn.campaign.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Chance is the same for ever, even, and another for every text. */
class BucketTest {
    private static final int SAMPLE = 100_000;

    @ParameterizedTest
    @CsvSource({
        "universal, 1, 4946",
        "SPRING_FILM, 4711, 1065",
        "SPRING_FILM:pilot, 4711, 8529",
        "x, 9223372036854775807, 7677"
    })
    void isWhatItWasWhenCustomersWereDrawn(String text, long customer, int bucket) {
        assertThat(Bucket.of(text, customer)).isEqualTo(bucket);
    }

    /** A hundred classes of a hundred buckets: chi-square with 99 degrees of freedom exceeds 148.2 once in a thousand. */
    @ParameterizedTest
    @ValueSource(strings = {"universal", "SPRING_FILM"})
    void isEven(String text) {
        long[] classes = new long[100];
        for (long customer = 1; customer <= SAMPLE; customer++) {
            classes[Bucket.of(text, customer) / 100]++;
        }
        double expected = SAMPLE / 100.0;
        double chiSquare = 0;
        for (long found : classes) {
            chiSquare += (found - expected) * (found - expected) / expected;
        }

        assertThat(chiSquare).isLessThan(148.2);
    }

    /** Of the tenth drawn by one text a tenth is drawn by another: its standard deviation here is 30. */
    @Test
    void oneTextTellsNothingOfAnother() {
        int both = 0;
        for (long customer = 1; customer <= SAMPLE; customer++) {
            if (Bucket.of("SPRING_FILM", customer) < 1000 && Bucket.of(Bucket.pilot("SPRING_FILM"), customer) < 1000) {
                both++;
            }
        }

        assertThat(both).isBetween(900, 1100);
    }
}
