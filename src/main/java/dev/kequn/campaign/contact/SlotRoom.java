package dev.kequn.campaign.contact;

import dev.kequn.campaign.ContactChannel;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How many slots the caps leave on a day, as SQL over the slots {@code s} of a customer who is to be approached by
 * {@code d.channel}. The caps are in the text, so that slots are read once whatever their number.
 */
final class SlotRoom {
    private static final String NO_LIMIT = "NULL::bigint";

    private final List<ContactCap> caps;
    private final LocalDate day;
    private final Function<Object, String> bind;

    /** @param bind binds a value and gives its place in the text */
    SlotRoom(List<ContactCap> caps, LocalDate day, Function<Object, String> bind) {
        this.caps = caps;
        this.day = day;
        this.bind = bind;
    }

    /** Puts what is left of the channel and of all channels, null where nothing is limited, and the days that matter. */
    String into(String statement) {
        return statement
                .replace("${own}", own())
                .replace("${overall}", least(caps.stream().filter(cap -> cap.channel() == null)))
                .replace(
                        "${first}",
                        date(caps.stream()
                                .map(cap -> cap.firstWith(day))
                                .min(LocalDate::compareTo)
                                .orElse(day)))
                .replace(
                        "${last}",
                        date(caps.stream()
                                .map(cap -> cap.lastWith(day))
                                .max(LocalDate::compareTo)
                                .orElse(day)));
    }

    private String own() {
        return Arrays.stream(ContactChannel.values())
                .map(channel -> "WHEN '%s' THEN %s"
                        .formatted(channel, least(caps.stream().filter(cap -> cap.channel() == channel))))
                .collect(Collectors.joining(" ", "CASE d.channel ", " END"));
    }

    private String least(Stream<ContactCap> some) {
        List<String> rooms = some.map(this::room).toList();
        return rooms.isEmpty() ? NO_LIMIT : "least(" + String.join(", ", rooms) + ")";
    }

    private String room(ContactCap cap) {
        return "%s::bigint - count(*) FILTER (WHERE s.slot_on BETWEEN %s AND %s%s)"
                .formatted(
                        bind.apply(cap.times()),
                        date(cap.firstWith(day)),
                        date(cap.lastWith(day)),
                        cap.channel() == null ? "" : " AND s.channel = d.channel");
    }

    private String date(LocalDate date) {
        return bind.apply(date) + "::date";
    }
}
