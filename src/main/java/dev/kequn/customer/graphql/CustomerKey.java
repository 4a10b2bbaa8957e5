package dev.kequn.customer.graphql;

import dev.kequn.platform.Refusal;
import dev.kequn.platform.RequestErrorCode;
import dev.kequn.platform.graphql.Representation;
import dev.kequn.platform.graphql.RowId;
import org.jspecify.annotations.Nullable;

/** What another graph knows a customer by: his id or his number. */
record CustomerKey(@Nullable String id, @Nullable String number) {
    static final String TYPE = "Customer";
    static final String ID = "id";
    static final String NUMBER = "customerNo";

    /** @throws Refusal when it names no customer by one of his keys */
    static CustomerKey of(Representation representation) {
        String id = representation.key(ID);
        CustomerKey key = id == null ? byNumber(representation.key(NUMBER)) : byId(id);
        if (!representation.type().equals(TYPE) || key.id == null && key.number == null) {
            throw new Refusal(
                    RequestErrorCode.INVALID_ARGUMENT,
                    "representations",
                    "A representation is a Customer with id or customerNo");
        }
        return key;
    }

    static CustomerKey byId(String id) {
        return new CustomerKey(id, null);
    }

    static CustomerKey byNumber(@Nullable String number) {
        return new CustomerKey(null, number);
    }

    /** The key of his row; 0, which no row has, where he is known by his number. */
    long row() {
        return id == null ? 0 : RowId.of(id);
    }
}
