package dev.kequn.tier.graphql;

import org.eclipse.microprofile.graphql.Description;

@Description("Languages in which names are kept.")
public enum NameLocale {
    @Description("Chinese.")
    ZH,
    @Description("English.")
    EN;

    public String choose(String zh, String en) {
        return this == ZH ? zh : en;
    }
}
