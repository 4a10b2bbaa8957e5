package dev.kequn.platform.graphql;

import org.eclipse.microprofile.graphql.Description;

@Description("Languages in which names are kept.")
public enum NameLocale {
    @Description("Chinese.")
    ZH,
    @Description("English.")
    EN;

    /** The one of two texts that is in this language. */
    public <T> T choose(T zh, T en) {
        return this == ZH ? zh : en;
    }
}
