package dev.kequn;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The room map and the habits of the house, as rules with a reason. A rule without subjects fails. */
class ArchitectureTest {
    private static final String BASE = "dev.kequn.";
    private static final JavaClasses ALL = new ClassFileImporter().importPath(Path.of("target/classes"));
    private static final JavaClasses PRODUCT = ALL.that(
            describe("belong to the product", type -> !type.getPackageName().startsWith(BASE + "dev")));

    /** Each room and the rooms it may import; a new room needs a row. */
    private static final Map<String, Set<String>> ROOMS = Map.ofEntries(
            Map.entry("platform", Set.of()),
            Map.entry("access", Set.of("platform")),
            Map.entry("job", Set.of("platform", "access")),
            Map.entry("rule", Set.of("platform", "access")),
            Map.entry("customer", Set.of("platform", "access", "job", "rule")),
            Map.entry("balance", Set.of("platform", "access", "job", "rule", "customer")),
            Map.entry("intake", Set.of("platform", "access", "job", "rule", "customer", "balance")),
            Map.entry("tier", Set.of("platform", "access", "job", "rule", "customer", "balance")),
            Map.entry("segment", Set.of("platform", "access", "job", "rule", "customer", "balance", "intake", "tier")),
            Map.entry("loyalty", Set.of("platform", "access", "job", "rule", "customer", "balance", "tier")),
            Map.entry(
                    "campaign",
                    Set.of(
                            "platform",
                            "access",
                            "job",
                            "rule",
                            "customer",
                            "balance",
                            "intake",
                            "tier",
                            "segment",
                            "loyalty")),
            Map.entry(
                    "offer",
                    Set.of(
                            "platform",
                            "access",
                            "job",
                            "rule",
                            "customer",
                            "balance",
                            "tier",
                            "segment",
                            "loyalty",
                            "campaign")));

    /** When something was really said or done; the business date may be pinned, these must not be. */
    private static final Set<String> MEAN_REAL_TIME = Set.of(
            BASE + "access.Approval",
            BASE + "customer.Consents",
            BASE + "segment.definition.SegmentDesk",
            BASE + "job.JobQueue");

    static Set<String> rooms() {
        return ROOMS.keySet();
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void importsOnlyTheRoomsBeforeIt(String room) {
        importsOnly(room, ROOMS.get(room)).check(PRODUCT);
    }

    @Test
    void noticesAnImportThatTheMapDoesNotAllow() {
        assertThat(importsOnly("tier", Set.of("platform", "access", "job", "balance"))
                        .evaluate(PRODUCT)
                        .hasViolation())
                .isTrue();
    }

    @Test
    void everyRoomIsOnTheMap() {
        Set<String> rooms = PRODUCT.stream()
                .map(ArchitectureTest::room)
                .filter(room -> !room.isEmpty())
                .collect(toCollection(TreeSet::new));

        assertThat(rooms).isEqualTo(new TreeSet<>(ROOMS.keySet()));
    }

    @Test
    void servicesDoNotKnowTheEdge() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..graphql..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.kequn..graphql..")
                .because("the schema may change without the rules behind it, and a rule has more callers than one")
                .check(PRODUCT);
    }

    @Test
    void servicesDoNotKnowHttp() {
        noClasses()
                .that()
                .resideOutsideOfPackages("..rest..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.kequn..rest..")
                .because("files arrive over HTTP today and in another way tomorrow")
                .check(PRODUCT);
    }

    @Test
    void everyFieldStatesItsRoles() {
        methods()
                .that(serveAField())
                .should(stateRoles())
                .because("a field without roles would be open to everyone who can reach the port")
                .check(PRODUCT);
    }

    @Test
    void everyFieldIsReactive() {
        methods()
                .that(serveAField())
                .should()
                .haveRawReturnType(Uni.class)
                .because("blocking resolvers are run one after the other")
                .check(PRODUCT);
    }

    @Test
    void noticesAMethodWithoutRoles() {
        assertThat(methods()
                        .that()
                        .arePublic()
                        .should(stateRoles())
                        .evaluate(PRODUCT)
                        .hasViolation())
                .isTrue();
    }

    @Test
    void everyPackageSaysThatNullIsStated() {
        Set<String> silent = ALL.stream()
                .map(JavaClass::getPackage)
                .filter(place -> place.getName().startsWith("dev.kequn"))
                .filter(place -> !place.isAnnotatedWith(NullMarked.class))
                .map(place -> place.getName())
                .collect(toCollection(TreeSet::new));

        assertThat(silent).as("packages whose package-info lacks @NullMarked").isEmpty();
    }

    @Test
    void theProductDoesNotKnowTheWorkshop() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.kequn.dev..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.kequn.dev..")
                .because("the workshop is taken out of the package")
                .check(ALL);
    }

    @Test
    void nothingIsInjectedIntoAField() {
        noFields()
                .should()
                .beAnnotatedWith("jakarta.inject.Inject")
                .orShould()
                .beAnnotatedWith("org.eclipse.microprofile.config.inject.ConfigProperty")
                .because("a constructor shows what a class needs and lets a test give it")
                .check(ALL);
    }

    @Test
    void onlyARefusedStartSpeaksToTheTerminal() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(BASE + "platform.start.Kequn")
                .should(ACCESS_STANDARD_STREAMS)
                .because("logs have a level, a time and a place")
                .check(PRODUCT);
    }

    @Test
    void businessTimeComesFromOnePlace() {
        noClasses()
                .that(describe("are not about real time", type -> !MEAN_REAL_TIME.contains(type.getFullName())))
                .and()
                .resideOutsideOfPackage("dev.kequn.platform.time")
                .should()
                .callMethodWhere(target(owner(resideInAPackage("java.time"))).and(target(name("now"))))
                .because("the bank's zone and a pinned business date would be passed over")
                .check(PRODUCT);
    }

    @Test
    void theListOfRealTimeIsNotTooLong() {
        for (String type : MEAN_REAL_TIME) {
            assertThat(PRODUCT.get(type).getMethodCallsFromSelf())
                    .as(type)
                    .anyMatch(call -> call.getTargetOwner().getPackageName().equals("java.time")
                            && call.getName().equals("now"));
        }
    }

    private static ArchRule importsOnly(String room, Set<String> others) {
        return noClasses()
                .that()
                .resideInAPackage(BASE + room + "..")
                .should()
                .dependOnClassesThat(describe("reside in a room other than " + others, type -> {
                    String other = room(type);
                    return !other.isEmpty() && !other.equals(room) && !others.contains(other);
                }))
                .because("rooms stand in one line and a room knows only those before it; later rooms react to events");
    }

    /** The room of a class of ours, empty for others. */
    private static String room(JavaClass type) {
        String place = type.getBaseComponentType().getPackageName() + ".";
        return place.startsWith(BASE) && place.length() > BASE.length()
                ? place.substring(BASE.length(), place.indexOf('.', BASE.length()))
                : "";
    }

    private static DescribedPredicate<JavaMethod> serveAField() {
        return describe(
                "serve a field of the schema",
                method -> method.getModifiers().contains(JavaModifier.PUBLIC)
                        && method.getOwner().isAnnotatedWith(GraphQLApi.class)
                        && (method.isAnnotatedWith(Query.class)
                                || method.isAnnotatedWith(Mutation.class)
                                || method.getParameters().stream()
                                        .anyMatch(parameter -> parameter.isAnnotatedWith(Source.class))));
    }

    private static ArchCondition<JavaMethod> stateRoles() {
        return new ArchCondition<>("state their roles, themselves or in their class") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean stated = method.isAnnotatedWith(RolesAllowed.class)
                        || method.getOwner().isAnnotatedWith(RolesAllowed.class);
                events.add(new SimpleConditionEvent(method, stated, method.getFullName() + " states no roles"));
            }
        };
    }
}
