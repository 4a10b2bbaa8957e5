package dev.kequn.dev.growers;

import dev.kequn.access.Caller;
import dev.kequn.campaign.journey.EnrolmentAdvance;
import dev.kequn.campaign.journey.EnrolmentRefusal;
import dev.kequn.campaign.journey.EnrolmentReport;
import dev.kequn.campaign.journey.StaffWord;
import dev.kequn.customer.prospect.ProspectConversion;
import dev.kequn.customer.prospect.ProspectRegistration;
import dev.kequn.dev.DemoStaff;
import dev.kequn.dev.DemoSteps;
import dev.kequn.dev.growers.GrowersProgress.Someone;
import dev.kequn.intake.IntakeFile;
import dev.kequn.intake.IntakeService;
import dev.kequn.platform.Refusal;
import dev.kequn.platform.time.BusinessTime;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What happens today: a fair with a stand, visits at the counters, accounts and purchases. Each step has its key, so that what
 * a restart repeats is done once.
 */
@ApplicationScoped
class GrowersToday {
    static final String KEY = "growers:today:";

    private static final String HEADER = "source,external_id,customer_no,type,occurred_at,attributes\n";

    private final ProspectRegistration registration;
    private final ProspectConversion conversion;
    private final EnrolmentAdvance advance;
    private final IntakeService intake;
    private final BusinessTime time;
    /** Of those at the stand, by their phones. */
    private final Map<String, Long> ids = new HashMap<>();

    GrowersToday(
            ProspectRegistration registration,
            ProspectConversion conversion,
            EnrolmentAdvance advance,
            IntakeService intake,
            BusinessTime time) {
        this.registration = registration;
        this.conversion = conversion;
        this.advance = advance;
        this.intake = intake;
        this.time = time;
    }

    /** Nine leave their names at the stand. */
    void fair() {
        each(Visitor.ALL, visitor -> registration
                .register(DemoStaff.counter(visitor.branch()), visitor.contact(), KEY + visitor.phone())
                .invoke(id -> ids.put(visitor.phone(), id)));
    }

    /** Some of them come to the branch at once; one who said he would has not been seen. */
    void visitorsCome() {
        each(Visitor.ALL.subList(0, 6), visitor -> atCounter(visitor.branch(), ids.get(visitor.phone()), null, true));
        Visitor absent = Visitor.ALL.get(6);
        each(List.of(absent), visitor -> atCounter(absent.branch(), ids.get(absent.phone()), null, false));
    }

    /** Those with a number open an account, whoever they are to the campaign. */
    void accounts() {
        each(
                Visitor.ALL.stream()
                        .filter(visitor -> visitor.customerNo() != null)
                        .toList(),
                visitor -> conversion.convert(
                        DemoStaff.counter(visitor.branch()),
                        ids.get(visitor.phone()),
                        visitor.customerNo(),
                        time.today(),
                        KEY + visitor.customerNo()));
    }

    /** The last of them has not come. */
    void come(List<Someone> growers) {
        for (int i = 0; i < growers.size(); i++) {
            boolean came = i < growers.size() - 1;
            each(List.of(growers.get(i)), one -> atCounter(one.branch(), null, one.customerNo(), came));
        }
    }

    void signUp(List<Someone> growers) {
        happen("LEAVE_CONTACT", "sign", growers, "T13:40:00+08:00", new JsonObject().put("source", "SMS"));
    }

    /** Two of the fair, and some who came. */
    void buy(List<Someone> growers) {
        List<Someone> buyers = new ArrayList<>(growers);
        Visitor.ALL.subList(0, 2).forEach(visitor -> buyers.add(new Someone(visitor.customerNo(), visitor.branch())));
        happen(
                "PURCHASE",
                "buy",
                buyers,
                "T16:20:00+08:00",
                new JsonObject().put("product", "P06").put("amount", 20000));
    }

    private void happen(String type, String what, List<Someone> who, String hour, JsonObject attributes) {
        String source = type.equals("PURCHASE") ? "core" : "app";
        StringBuilder file = new StringBuilder(HEADER);
        for (Someone one : who) {
            file.append(String.join(
                            ",",
                            source,
                            KEY + what + ":" + one.customerNo(),
                            one.customerNo(),
                            type,
                            time.today() + hour,
                            '"' + attributes.encode().replace("\"", "\"\"") + '"'))
                    .append('\n');
        }
        intake.receive(
                IntakeFile.EVENTS,
                new ByteArrayInputStream(file.toString().getBytes(StandardCharsets.UTF_8)),
                DemoStaff.BANK);
    }

    /** Who is not under treatment is unknown to the campaign. */
    private Uni<?> atCounter(String branch, @Nullable Long id, @Nullable String customerNo, boolean came) {
        Caller counter = DemoStaff.counter(branch);
        EnrolmentReport report = new EnrolmentReport(
                id,
                customerNo,
                GrowersYear.CODE,
                "VISIT_BRANCH",
                came ? StaffWord.COMPLETED : StaffWord.NO_SHOW,
                null,
                came ? "来厅堂登记，借割草机一台" : "约好上午来，未到");
        return advance.advance(counter, report, KEY + "visit:" + (id == null ? customerNo : id))
                .onFailure(failure ->
                        failure instanceof Refusal refusal && refusal.code() == EnrolmentRefusal.UNKNOWN_ENROLMENT)
                .recoverWithNull();
    }

    private static <T> void each(List<T> all, Function<T, Uni<?>> work) {
        DemoSteps.oneByOne(
                Multi.createFrom().iterable(all).onItem().transformToUniAndConcatenate(one -> work.apply(one)));
    }
}
