package dev.kequn.customer;

import dev.kequn.platform.Refusal;

/**
 * What one of the bank's own attributes is; checks itself.
 *
 * @param name as in the bank's files and in rules
 */
public record CustomerAttribute(String name, AttributeType type, String nameZh, String nameEn, String description) {
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_LABEL = 100;
    private static final int LONGEST_DESCRIPTION = 500;

    public CustomerAttribute {
        check(name, LONGEST_NAME, AttributeRefusal.INVALID_NAME, "name");
        check(nameZh, LONGEST_LABEL, AttributeRefusal.INVALID_TEXT, "nameZh");
        check(nameEn, LONGEST_LABEL, AttributeRefusal.INVALID_TEXT, "nameEn");
        check(description, LONGEST_DESCRIPTION, AttributeRefusal.INVALID_TEXT, "description");
    }

    private static void check(String value, int longest, AttributeRefusal code, String field) {
        if (!OneLine.is(value, longest)) {
            throw new Refusal(code, field, "1 to " + longest + " characters in one line");
        }
    }
}
