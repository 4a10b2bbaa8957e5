package dev.kequn.platform.start;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.parser.CronParser;
import io.quarkus.runtime.configuration.DurationConverter;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The values that a setting may have.
 *
 * @param words what is allowed, as an operator is told
 * @param test whether a value is allowed; one that cannot be read may make it fail
 */
record Allowed(String words, Predicate<String> test) {
    /** As the configuration reads them; it takes whatever else for false. */
    private static final Set<String> TRUTH = Set.of("true", "false", "yes", "no", "on", "off", "1", "0");

    private static final Pattern LOCALE = Pattern.compile("[a-z]{2}(-[A-Z]{2})?");

    static Allowed anyText() {
        return new Allowed("a text", value -> !value.isBlank());
    }

    static Allowed whole(long least, long most) {
        return new Allowed("a whole number from %d to %d".formatted(least, most), value -> {
            long number = Long.parseLong(value);
            return least <= number && number <= most;
        });
    }

    static Allowed decimal(String most, int decimals) {
        return new Allowed("a number from 0 to %s with at most %d decimals".formatted(most, decimals), value -> {
            BigDecimal number = new BigDecimal(value);
            return number.signum() >= 0
                    && number.compareTo(new BigDecimal(most)) <= 0
                    && number.stripTrailingZeros().scale() <= decimals;
        });
    }

    static Allowed duration(String least, String most) {
        Duration shortest = DurationConverter.parseDuration(least);
        Duration longest = DurationConverter.parseDuration(most);
        return new Allowed("a duration from %s to %s".formatted(least, most), value -> {
            Duration duration = DurationConverter.parseDuration(value);
            return duration.compareTo(shortest) >= 0 && duration.compareTo(longest) <= 0;
        });
    }

    static Allowed truth() {
        return new Allowed("true or false", value -> TRUTH.contains(value.toLowerCase(Locale.ROOT)));
    }

    static Allowed schedule() {
        CronParser parser = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.QUARTZ));
        return new Allowed("a Quartz cron expression, such as 0 30 3 * * ?", value -> {
            parser.parse(value).validate();
            return true;
        });
    }

    /** An offset is no zone: PostgreSQL counts offsets the other way round. */
    static Allowed zone() {
        return new Allowed("a zone such as Asia/Shanghai", value -> ZoneId.getAvailableZoneIds()
                .contains(value));
    }

    static Allowed currency() {
        return new Allowed(
                "a currency of ISO 4217 such as CNY",
                value -> Currency.getInstance(value).getCurrencyCode().equals(value));
    }

    static Allowed day() {
        return new Allowed(
                "a day such as 2026-07-15", value -> LocalDate.parse(value).getYear() >= 2000);
    }

    static Allowed locale() {
        return new Allowed(
                "a language such as zh or zh-CN", value -> LOCALE.matcher(value).matches());
    }

    static Allowed oneOf(String... values) {
        Set<String> allowed = Set.of(values);
        return new Allowed("one of " + String.join(", ", values), allowed::contains);
    }

    static Allowed matching(String words, String pattern) {
        return new Allowed(words, Pattern.compile(pattern).asMatchPredicate());
    }

    boolean permits(String value) {
        try {
            return test.test(value);
        } catch (RuntimeException unreadable) {
            return false;
        }
    }
}
