package dev.kequn.segment.definition;

import dev.kequn.platform.Refusal;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Holds what a draft says to its limits; its rule is seen to by {@link SegmentVocabulary}. */
final class ContentCheck {
    private static final Predicate<String> CODE =
            Pattern.compile("[A-Z][A-Z0-9_]{1,39}").asMatchPredicate();
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_DESCRIPTION = 500;
    private static final int MOST_COMBINED = 50;
    private static final long LARGEST = 100_000_000;

    private ContentCheck() {}

    static void check(String code, SegmentContent content) {
        check(
                CODE.test(code),
                "code",
                "A code has 2 to 40 capital letters, digits and underscores and begins with a letter");
        text(content.nameZh(), LONGEST_NAME, "nameZh");
        text(content.nameEn(), LONGEST_NAME, "nameEn");
        if (content.description() != null) {
            text(content.description().replace("\n", ""), LONGEST_DESCRIPTION, "description");
        }
        boolean combines = content.kind() == SegmentKind.COMBINATION;
        check(content.kind() != SegmentKind.RULE || content.rule() != null, "rule", "Who is in it is missing");
        check(!combines || content.rule() == null, "rule", "A combination has no rule of its own");
        check(
                combines != content.combination().isEmpty(),
                "combination",
                "A combination, and only one, combines segments");
        combination(content.combination());
        lookalike(content);
    }

    private static void combination(Combination combination) {
        codes(combination.everyOf(), "everyOf");
        codes(combination.anyOf(), "anyOf");
        codes(combination.noneOf(), "noneOf");
        check(combination.codes().count() <= MOST_COMBINED, "combination", "At most 50 segments are combined");
    }

    private static void codes(List<String> codes, String field) {
        for (int i = 0; i < codes.size(); i++) {
            check(CODE.test(codes.get(i)), "combination.%s[%d]".formatted(field, i), "Not the code of a segment");
        }
    }

    private static void lookalike(SegmentContent content) {
        boolean resembles = content.kind() == SegmentKind.LOOKALIKE;
        check(resembles == (content.seed() != null), "seed", "A look-alike, and only one, has a seed");
        check(resembles == (content.reach() != null), "reach", "A look-alike, and only one, has a reach");
        check(content.seed() == null || CODE.test(content.seed()), "seed", "Not the code of a segment");
        check(
                (content.reach() == Reach.SIZE) == (content.size() != null),
                "size",
                "Reach SIZE, and only that, has a size");
        check(
                content.size() == null || content.size() >= 1 && content.size() <= LARGEST,
                "size",
                "A size is 1 to 100000000");
    }

    private static void text(@Nullable String text, int longest, String field) {
        check(
                text != null
                        && !text.isBlank()
                        && text.codePointCount(0, text.length()) <= longest
                        && text.codePoints().noneMatch(ContentCheck::isUnprintable),
                field,
                "1 to %d characters, without control characters".formatted(longest));
    }

    private static boolean isUnprintable(int character) {
        return Character.isISOControl(character) || Character.getType(character) == Character.SURROGATE;
    }

    private static void check(boolean holds, String field, String message) {
        if (!holds) {
            throw new Refusal(SegmentRefusal.INVALID_SEGMENT, field, message);
        }
    }
}
