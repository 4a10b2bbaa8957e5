package dev.kequn.k8s;

import dev.kequn.k8s.Check.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Every check on every object of an overlay, and a table of what came of them. */
final class Hardening {
    private Hardening() {}

    static List<Result> of(Overlay overlay) {
        List<Result> results = new ArrayList<>();
        for (PodTemplate pod : overlay.pods()) {
            PodChecks.ALL.forEach(check -> results.add(check.of(pod.object(), pod)));
        }
        ServerChecks.ALL.forEach(check -> results.add(check.of("Deployment/kequn", overlay)));
        SurroundingChecks.EVERYWHERE.forEach(check -> results.add(check.of("overlay", overlay)));
        // Development has one replica of everything, and an image from the developer's own machine.
        if (!overlay.name().equals("dev")) {
            results.add(ServerChecks.THREE_OR_MORE.of("Deployment/kequn", overlay));
            SurroundingChecks.OF_THE_DATABASE.forEach(
                    check -> results.add(check.of("Cluster/kequn-database", overlay)));
        }
        if (overlay.name().equals("production")) {
            results.add(ServerChecks.BY_DIGEST.of("overlay", overlay));
        }
        return results;
    }

    static String table(Overlay overlay) {
        String kinds = overlay.objects().stream()
                .collect(Collectors.groupingBy(
                        object -> object.path("kind").asText(), TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(kind -> kind.getValue() + " " + kind.getKey())
                .collect(Collectors.joining(", "));
        Connections connections = Connections.of(overlay);
        return "%s: %d objects (%s)%nconnections: %d of %d%n%s"
                .formatted(
                        overlay.name(),
                        overlay.objects().size(),
                        kinds,
                        connections.needed(),
                        connections.allowed(),
                        of(overlay).stream()
                                .map(result -> "%-24s %-38s %s%n"
                                        .formatted(result.object(), result.check(), result.holds() ? "ok" : "VIOLATED"))
                                .collect(Collectors.joining()));
    }
}
