package dev.kequn.offer.response;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;

@Name("OfferResponse")
@Description("What a customer did with an offer he was shown.")
public enum OfferResponseKind {
    @Description("It was on his screen.")
    SHOWN,
    @Description("He opened it.")
    OPENED,
    @Description("He wants it.")
    ACCEPTED,
    @Description("He does not want it; it, and offers of its product, stay away for a time.")
    DECLINED,
    @Description("He swiped it away; it stays away for a time.")
    DISMISSED
}
