package dev.kequn.campaign;

import org.eclipse.microprofile.graphql.Description;

@Description("A way to a customer.")
public enum ContactChannel {
    @Description("A text message to his phone.")
    SMS,
    @Description("A notice of the bank's app.")
    PUSH,
    @Description("A message in WeChat.")
    WECHAT,
    @Description("A mail.")
    EMAIL,
    @Description("A call by the bank's staff.")
    PHONE
}
