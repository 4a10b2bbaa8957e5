package dev.kequn.tier.outlook;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Customers of a list by money. A page may hold fewer than asked for although the list goes on.
 *
 * @param end where the list goes on; null where there is nothing behind and nothing on the page
 */
public record RankedPage(List<Progress> found, boolean more, @Nullable Place end) {
    static final RankedPage EMPTY = new RankedPage(List.of(), false, null);
}
