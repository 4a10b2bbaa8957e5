package dev.kequn.campaign.enrolment;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Who should be enrolled and as what, found one customer after the other. */
final class EnrolmentOracle {
    static final LocalDate TODAY = LocalDate.of(2026, 7, 15);

    final Map<Integer, Person> people = new TreeMap<>();
    /** Members by segment. */
    final Map<Integer, Set<Integer>> members = new TreeMap<>();

    final List<Campaign> campaigns = new ArrayList<>();
    /** What was found once, by campaign and customer; it does not change any more. */
    final Map<String, String> enrolled = new TreeMap<>();

    int universalControl;

    record Person(
            boolean prospect, @Nullable LocalDate openedOn, @Nullable LocalDate closedOn, @Nullable String level) {
        boolean hasLeft() {
            return !prospect && closedOn != null && !TODAY.isBefore(closedOn);
        }

        boolean newcomer() {
            return prospect || openedOn != null && TODAY.toEpochDay() - openedOn.toEpochDay() < 365;
        }
    }

    static final class Campaign {
        final String code;
        final List<Integer> audience;
        final List<Integer> exclusions;
        final boolean approached;
        int version = 1;
        int pilotShare;
        int controlShare;
        boolean rolledOut;
        boolean paused;

        Campaign(String code, List<Integer> audience, List<Integer> exclusions, boolean approached) {
            this.code = code;
            this.audience = audience;
            this.exclusions = exclusions;
            this.approached = approached;
        }
    }

    void run(EnrolmentBank bank) {
        for (Campaign campaign : campaigns) {
            for (Map.Entry<Integer, Person> one : people.entrySet()) {
                int customer = one.getKey();
                Integer segment = campaign.audience.stream()
                        .filter(code -> isIn(code, customer))
                        .findFirst()
                        .orElse(null);
                boolean excluded = campaign.exclusions.stream().anyMatch(code -> isIn(code, customer));
                long id = bank.id(customer);
                boolean pilot = draw(campaign.code + ":pilot", id) < campaign.pilotShare;
                if (campaign.paused
                        || segment == null
                        || excluded
                        || one.getValue().hasLeft()
                        || !pilot && !campaign.rolledOut) {
                    continue;
                }
                enrolled.putIfAbsent(campaign.code + " " + id, row(bank, campaign, id, one.getValue(), segment, pilot));
            }
        }
    }

    private String row(EnrolmentBank bank, Campaign campaign, long id, Person person, int segment, boolean pilot) {
        int bucket = draw(campaign.code, id);
        String arm = draw("universal", id) < universalControl
                ? "UNIVERSAL_CONTROL"
                : bucket >= 10_000 - campaign.controlShare ? "CONTROL" : "TREATED";
        String next = !arm.equals("TREATED")
                ? "null|null"
                : campaign.approached ? "APPROACH|2026-07-15" : "TIME_OUT|2026-07-25";
        return String.join(
                "|",
                List.of(
                        "1",
                        "" + campaign.version,
                        "" + bucket,
                        arm,
                        "" + pilot,
                        "AUDIENCE",
                        bank.segment(segment),
                        "" + person.level(),
                        bank.branch(),
                        "" + person.newcomer(),
                        "2026-07-15|ACTIVE|0|0|0",
                        next));
    }

    private boolean isIn(int segment, int customer) {
        return members.getOrDefault(segment, new TreeSet<>()).contains(customer);
    }

    private static int draw(String text, long id) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("MD5").digest((text + ":" + id).getBytes(StandardCharsets.US_ASCII));
            String hex = "%032x".formatted(new BigInteger(1, digest));
            return (int) (Long.parseLong(hex.substring(0, 8), 16) % 10_000);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
