package dev.kequn.customer.prospect;

import dev.kequn.customer.CustomerKind;
import dev.kequn.customer.Gender;
import dev.kequn.customer.OneLine;
import dev.kequn.platform.Refusal;
import io.vertx.core.json.JsonArray;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What somebody said when he left his name and phone; checks itself, but not what the bank must know of it.
 *
 * @param source where it was, as the bank names its places
 * @param campaign code of the campaign that brought him
 */
public record Contact(
        String name,
        String phone,
        CustomerKind kind,
        @Nullable Gender gender,
        @Nullable LocalDate birthDate,
        String branchCode,
        @Nullable String managerNo,
        @Nullable String occupation,
        List<GivenAttribute> attributes,
        boolean marketingConsent,
        String source,
        @Nullable String campaign) {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_SOURCE = 64;
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9]{5,20}");
    private static final Pattern CAMPAIGN = Pattern.compile("[A-Z][A-Z0-9_]{1,39}");

    public Contact {
        attributes = List.copyOf(attributes);
        require(OneLine.is(name, LONGEST_NAME), ProspectRefusal.INVALID_NAME, "name", "A name has 1 to 200 characters");
        require(
                PHONE.matcher(phone).matches(),
                ProspectRefusal.INVALID_PHONE,
                "phone",
                "A phone number has 5 to 20 digits, with or without a leading +");
        require(
                occupation == null || OneLine.is(occupation, LONGEST_NAME),
                ProspectRefusal.INVALID_TEXT,
                "occupation",
                "An occupation has 1 to 200 characters");
        require(
                OneLine.is(source, LONGEST_SOURCE),
                ProspectRefusal.INVALID_TEXT,
                "source",
                "A source has 1 to 64 characters");
        require(
                campaign == null || CAMPAIGN.matcher(campaign).matches(),
                ProspectRefusal.INVALID_CAMPAIGN,
                "campaign",
                "A campaign's code has 2 to 40 characters A-Z, 0-9 and _");
    }

    /** The same, under this manager. */
    Contact of(String manager) {
        return new Contact(
                name,
                phone,
                kind,
                gender,
                birthDate,
                branchCode,
                manager,
                occupation,
                attributes,
                marketingConsent,
                source,
                campaign);
    }

    /** Everything he said, in one order. */
    @Nullable
    Object[] said() {
        JsonArray given = new JsonArray();
        attributes.forEach(one -> given.add(JsonArray.of(one.name(), one.value())));
        return new @Nullable Object[] {
            name,
            phone,
            kind,
            gender,
            birthDate,
            branchCode,
            managerNo,
            occupation,
            given.encode(),
            marketingConsent,
            source,
            campaign
        };
    }

    private static void require(boolean holds, ProspectRefusal code, String field, String message) {
        if (!holds) {
            throw new Refusal(code, field, message);
        }
    }
}
