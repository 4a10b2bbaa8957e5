package dev.kequn.customer.prospect;

import dev.kequn.platform.Refusal;
import org.jspecify.annotations.Nullable;

/** Says who the prospect with this phone is, to those who may see him. */
public final class DuplicateProspect extends Refusal {
    private final @Nullable Long id;

    DuplicateProspect(@Nullable Long id) {
        super(ProspectRefusal.DUPLICATE, "phone", "The branch has a prospect with this phone number already");
        this.id = id;
    }

    public @Nullable Long id() {
        return id;
    }
}
