package dev.kequn.campaign.contact;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names a contact, with its customer before it: his rows lie together. */
public record ContactKey(long customerId, long contactId) {
    private static final Pattern FORM = Pattern.compile("([1-9]\\d{0,17})-([1-9]\\d{0,17})");
    private static final ContactKey NONE = new ContactKey(0, 0);

    /** What {@code text} names; a contact that is not there when it is not written as one. */
    public static ContactKey of(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches() ? new ContactKey(Long.parseLong(form.group(1)), Long.parseLong(form.group(2))) : NONE;
    }

    public String text() {
        return customerId + "-" + contactId;
    }
}
