package dev.kequn.tier;

import dev.kequn.access.Caller;
import dev.kequn.access.Role;
import jakarta.enterprise.context.ApplicationScoped;

/** How many customers a group must have for a caller to see it; operations see every group. */
@ApplicationScoped
public class SmallestCell {
    private final TierSettings settings;

    SmallestCell(TierSettings settings) {
        this.settings = settings;
    }

    public int shownTo(Caller caller) {
        return caller.has(Role.OPERATIONS) ? 0 : settings.smallestCell();
    }
}
