package dev.kequn.offer.home;

import dev.kequn.offer.definition.OfferText;
import dev.kequn.platform.Refusal;
import dev.kequn.platform.RequestErrorCode;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;

/**
 * The language a customer reads.
 *
 * @param tag language, or language and country
 */
public record OfferLocale(String tag, String language) {
    private static final int LONGEST = 35;

    /**
     * A BCP 47 tag; of it the language and the country count.
     *
     * @throws Refusal INVALID_ARGUMENT where it is none, or names no language
     */
    public static OfferLocale parse(String text) {
        Locale locale = locale(text);
        if (locale.getLanguage().isEmpty()) {
            throw malformed();
        }
        String tag =
                locale.getCountry().isEmpty() ? locale.getLanguage() : locale.getLanguage() + "-" + locale.getCountry();
        return new OfferLocale(tag, locale.getLanguage());
    }

    private static Locale locale(String text) {
        if (text.length() > LONGEST) {
            throw malformed();
        }
        try {
            return new Locale.Builder().setLanguageTag(text).build();
        } catch (IllformedLocaleException e) {
            throw malformed();
        }
    }

    private static Refusal malformed() {
        return new Refusal(
                RequestErrorCode.INVALID_ARGUMENT, "locale", "locale must be a language tag such as zh, en or zh-HK");
    }

    public boolean isChinese() {
        return language.equals("zh");
    }

    /** The text in this language: as in the country, else whatever the country, else the one in {@code fallback}. */
    OfferText choose(List<OfferText> texts, String fallback) {
        OfferText chosen = null;
        int best = -1;
        for (OfferText text : texts) {
            int fit = fit(text.locale(), fallback);
            if (fit > best) {
                chosen = text;
                best = fit;
            }
        }
        if (chosen == null) {
            throw new IllegalArgumentException("An offer without text");
        }
        return chosen;
    }

    private int fit(String locale, String fallback) {
        if (locale.equals(tag)) {
            return 3;
        }
        if (locale.equals(language)) {
            return 2;
        }
        return locale.equals(fallback) ? 1 : 0;
    }
}
