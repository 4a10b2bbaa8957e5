package dev.kequn.offer;

import org.eclipse.microprofile.graphql.Description;

@Description("Where a customer comes to the bank by himself, and is shown offers.")
public enum OfferChannel {
    @Description("The mobile banking app.")
    MOBILE_BANKING,
    @Description("Online banking in a browser.")
    ONLINE_BANKING,
    @Description("The bank's account or mini program in WeChat.")
    WECHAT,
    @Description("A counter or the lobby of a branch.")
    BRANCH,
    @Description("A call to the bank.")
    PHONE
}
