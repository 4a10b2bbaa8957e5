package dev.kequn.job;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every kind of job the rooms bring, by name. */
@ApplicationScoped
class Jobs {
    private final Map<String, Job> byName;

    Jobs(@All List<Job> jobs) {
        this.byName = jobs.stream().collect(Collectors.toUnmodifiableMap(Job::name, Function.identity()));
    }

    Job named(String name) {
        Job job = byName.get(name);
        if (job == null) {
            throw new IllegalStateException("No room brings the job " + name);
        }
        return job;
    }

    Iterable<Job> all() {
        return byName.values();
    }
}
