package dev.kequn.customer;

import dev.kequn.platform.db.Reads;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The bank's branches and managers, by their codes. */
@ApplicationScoped
public class Organisation {
    private final Branches branches;
    private final Managers managers;
    private final Reads reads;

    Organisation(Branches branches, Managers managers, Reads reads) {
        this.branches = branches;
        this.managers = managers;
        this.reads = reads;
    }

    public Uni<Map<String, Branch>> branches(Collection<String> codes) {
        return reads.inSession(() -> branches.list("code in ?1", codes))
                .map(found -> found.stream().collect(Collectors.toMap(Branch::code, Function.identity())));
    }

    public Uni<Map<String, Manager>> managers(Collection<String> numbers) {
        return reads.inSession(() -> managers.list("managerNo in ?1", numbers))
                .map(found -> found.stream().collect(Collectors.toMap(Manager::managerNo, Function.identity())));
    }

    @ApplicationScoped
    static class Branches implements PanacheRepositoryBase<Branch, String> {}

    @ApplicationScoped
    static class Managers implements PanacheRepositoryBase<Manager, String> {}
}
