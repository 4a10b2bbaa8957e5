package dev.kequn.customer.graphql;

import dev.kequn.customer.AttributeType;
import dev.kequn.customer.CustomerAttribute;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("CustomerAttributeInput")
@Description("What one of the bank's own attributes is.")
public class CustomerAttributeInput {
    @NonNull
    @Description("As in the bank's files and in rules, 1 to 200 characters in one line.")
    public String name;

    @NonNull
    @Description("What its values are; cannot be changed later.")
    public AttributeType type;

    @NonNull
    @Description("Label in Chinese, 1 to 100 characters in one line.")
    public String nameZh;

    @NonNull
    @Description("Label in English, 1 to 100 characters in one line.")
    public String nameEn;

    @NonNull
    @Description("What it means, 1 to 500 characters in one line.")
    public String description;

    CustomerAttribute attribute() {
        return new CustomerAttribute(name, type, nameZh, nameEn, description);
    }
}
