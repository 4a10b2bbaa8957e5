package dev.kequn.platform.graphql;

import io.smallrye.graphql.api.CustomScalar;
import io.smallrye.graphql.api.CustomStringScalar;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.graphql.Description;
import org.jspecify.annotations.Nullable;

/** How a router of a federated graph names an object: its type, and the fields of one of its keys. */
@CustomScalar("_Any")
@Description("An object named by its type and key, as a router writes it: "
        + "{\"__typename\": \"Customer\", \"customerNo\": \"C00000131\"}.")
public final class Representation implements CustomStringScalar {
    private final Map<String, Object> fields = new HashMap<>();

    /** There is none in the form of a text; SmallRye asks for the constructor. */
    public Representation(String text) {
        throw new IllegalArgumentException("A representation is an object");
    }

    Representation(Map<?, ?> fields) {
        fields.forEach((name, value) -> this.fields.put((String) name, value));
    }

    /** The type it names; empty when it names none. */
    public String type() {
        String type = key("__typename");
        return type == null ? "" : type;
    }

    /** The value of a field of a key; null when it is not there or is no text. */
    public @Nullable String key(String field) {
        return fields.get(field) instanceof String text ? text : null;
    }

    @Override
    public String stringValueForSerialization() {
        return fields.toString();
    }
}
