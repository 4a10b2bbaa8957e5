package dev.kequn.campaign.definition;

import static dev.kequn.campaign.definition.CampaignCheck.FAULTS;

import dev.kequn.campaign.ContactChannel;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether there is something to say, and once, wherever a customer is approached: in every season and language. */
final class MessagesCheck {
    private static final int MOST = 1_000;
    private static final int LONGEST_ANSWER = 300;
    private static final int LONGEST_TITLE = 100;
    private static final int LONGEST_BODY = 1_000;

    private final CampaignContent content;
    private final Set<Key> said = new HashSet<>();
    private final Set<String> locales = new TreeSet<>();

    private MessagesCheck(CampaignContent content) {
        this.content = content;
    }

    /** @param season every other when null */
    private record Key(String step, ContactChannel channel, String locale, @Nullable String season) {}

    static void check(CampaignContent content) {
        MessagesCheck check = new MessagesCheck(content);
        List<CampaignMessage> messages = content.messages();
        FAULTS.check(messages.size() <= MOST, "messages", "At most 1000 messages");
        for (int i = 0; i < messages.size(); i++) {
            check.fits(messages.get(i), "messages[" + i + "]");
        }
        check.nothingIsMissing();
    }

    private void fits(CampaignMessage message, String place) {
        CampaignStep step = content.steps().stream()
                .filter(one -> one.code().equals(message.step()))
                .findFirst()
                .orElse(null);
        FAULTS.check(step != null, place + ".step", "No such step");
        FAULTS.check(
                step != null
                        && Arrays.asList(step.channels())
                                .contains(message.channel().name()),
                place + ".channel",
                "The step is not approached that way");
        FAULTS.locale(message.locale(), place + ".locale");
        FAULTS.check(
                message.season() == null
                        || content.seasons().stream().anyMatch(one -> one.code().equals(message.season())),
                place + ".season",
                "No such season");
        FAULTS.lines(message.relevance(), LONGEST_ANSWER, place + ".relevance");
        FAULTS.lines(message.value(), LONGEST_ANSWER, place + ".value");
        FAULTS.lines(message.solution(), LONGEST_ANSWER, place + ".solution");
        if (message.title() != null) {
            FAULTS.line(message.title(), LONGEST_TITLE, place + ".title");
        }
        FAULTS.lines(message.body(), LONGEST_BODY, place + ".body");
        FAULTS.check(
                said.add(new Key(message.step(), message.channel(), message.locale(), message.season())),
                place,
                "Said twice for the same step, channel, locale and season");
        locales.add(message.locale());
    }

    private void nothingIsMissing() {
        List<CampaignStep> steps = content.steps();
        for (int i = 0; i < steps.size(); i++) {
            List<ContactChannel> channels = steps.get(i).approachedBy();
            for (int j = 0; j < channels.size(); j++) {
                String missing = missing(steps.get(i).code(), channels.get(j));
                FAULTS.check(
                        missing == null, "steps[%d].channels[%d]".formatted(i, j), "A message is missing: " + missing);
            }
        }
    }

    private @Nullable String missing(String step, ContactChannel channel) {
        if (locales.isEmpty()) {
            return "there is none at all";
        }
        for (String locale : locales) {
            if (said.contains(new Key(step, channel, locale, null))) {
                continue;
            }
            if (content.seasons().isEmpty()) {
                return locale;
            }
            String seasons = unserved(step, channel, locale).collect(Collectors.joining(", "));
            if (!seasons.isEmpty()) {
                return locale + " in " + seasons;
            }
        }
        return null;
    }

    private Stream<String> unserved(String step, ContactChannel channel, String locale) {
        return content.seasons().stream()
                .map(CampaignSeason::code)
                .filter(season -> !said.contains(new Key(step, channel, locale, season)));
    }
}
