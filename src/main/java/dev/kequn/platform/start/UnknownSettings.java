package dev.kequn.platform.start;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;

/**
 * A setting that is none stops the start: a slip of the pen in its name would leave the default in force, of a limit on
 * money, say, and nobody would notice.
 */
final class UnknownSettings {
    private static final String OURS = "KEQUN_";

    /** What Kubernetes puts into each container for a service whose name begins like ours. */
    private static final Pattern SERVICE_LINK = Pattern.compile(
            "KEQUN_(\\w+_)?(SERVICE_HOST|SERVICE_PORT(_\\w+)?|PORT(_\\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)?)");

    private UnknownSettings() {}

    /** @throws StartRefused naming every unknown setting, with the known one it is most like */
    static void check(Config config) {
        Set<String> known = KnownSettings.allowed().keySet().stream()
                .map(Setting::environmentName)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> unknown = new TreeSet<>();
        for (String name : config.getPropertyNames()) {
            String variable = Setting.environmentName(name);
            if (variable.startsWith(OURS)
                    && !known.contains(variable)
                    && !SERVICE_LINK.matcher(variable).matches()) {
                unknown.add(variable);
            }
        }
        if (!unknown.isEmpty()) {
            throw new StartRefused(unknown.stream()
                    .map(name -> "%n  %s; the nearest is %s".formatted(name, NearestName.among(known, name)))
                    .collect(Collectors.joining("", "there are no such settings", "")));
        }
    }
}
