package dev.kequn.customer.graphql;

import dev.kequn.customer.CustomerKind;
import dev.kequn.customer.Gender;
import dev.kequn.customer.prospect.Contact;
import dev.kequn.customer.prospect.GivenAttribute;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Input("ProspectInput")
@Description("Somebody who left his name and phone.")
public class ProspectInput {
    @NonNull
    @Description("Full name, 1 to 200 characters in one line.")
    public String name;

    @NonNull
    @Description("Phone number, 5 to 20 digits, with or without a leading +. A branch has one prospect to a number.")
    public String phone;

    @Description("Person, merchant or company; a person when absent.")
    public @Nullable CustomerKind kind;

    @Description("Null where it is not known.")
    public @Nullable Gender gender;

    @Description("Date of birth, not after the business date; null where it is not known.")
    public @Nullable LocalDate birthDate;

    @NonNull
    @Description("Code of the branch that is to keep the relation; for the people of a branch, their own.")
    public String branchCode;

    @Description("The manager who is to look after him; a manager registers as himself, also when it is absent.")
    public @Nullable String managerNo;

    @Description("Occupation, 1 to 200 characters in one line; null where it is not known.")
    public @Nullable String occupation;

    @Nullable
    @Description("The bank's own attributes, at most 50, each once; none when absent.")
    public List<@NonNull ProspectAttributeInput> attributes;

    @NonNull
    @Description("Whether he agreed to be approached; recorded as his first statement about MARKETING.")
    public Boolean marketingConsent;

    @NonNull
    @Description(
            "Where it was, as the bank names such places (a branch, a fair, an app), 1 to 64 characters. Rules read "
                    + "it as eventText(\"source\") of the event LEAVE_CONTACT.")
    public String source;

    @Description("Code of the campaign that brought him; null when none did. Rules read it as eventText(\"campaign\").")
    public @Nullable String campaign;

    @Input("ProspectAttributeInput")
    @Description("A value of one of the bank's own attributes.")
    public static class ProspectAttributeInput {
        @NonNull
        @Description("Name of the attribute, as in the bank's files and in rules, 1 to 200 characters.")
        public String name;

        @NonNull
        @Description("Its value, 1 to 1000 characters, written as its declared type asks: 12, 12.50, 2026-01-31, true. "
                + "What is not declared is kept as text.")
        public String value;
    }

    Contact contact() {
        return new Contact(
                name,
                phone,
                kind == null ? CustomerKind.PERSON : kind,
                gender,
                birthDate,
                branchCode,
                managerNo,
                occupation,
                attributes == null
                        ? List.of()
                        : attributes.stream()
                                .map(given -> new GivenAttribute(given.name, given.value))
                                .toList(),
                marketingConsent,
                source,
                campaign);
    }
}
