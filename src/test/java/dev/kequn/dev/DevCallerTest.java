package dev.kequn.dev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DevCallerTest {
    @Test
    void aCustomerIsNamedByHisNumber() {
        assertThat(DevCaller.parse("customer:C00000001"))
                .isEqualTo(new DevCaller("C00000001", Set.of("customer"), Map.of("customer_no", "C00000001")));
    }

    @Test
    void staffWithoutAClaimMayStayUnnamed() {
        assertThat(DevCaller.parse("marketing")).isEqualTo(new DevCaller("marketing", Set.of("marketing"), Map.of()));
    }

    @Test
    void twoNamesAreTwoPeople() {
        assertThat(DevCaller.parse("operations:alice").subject()).isEqualTo("alice");
        assertThat(DevCaller.parse("operations:bob").subject()).isEqualTo("bob");
    }

    @Test
    void severalRolesKeepTheirClaims() {
        assertThat(DevCaller.parse("operations+branch_staff:B01+manager:M003"))
                .isEqualTo(new DevCaller(
                        "B01",
                        Set.of("operations", "branch_staff", "manager"),
                        Map.of("branch_code", "B01", "manager_no", "M003")));
    }

    @Test
    void everyStaffRoleIsEveryRoleButTheCustomers() {
        assertThat(DevCaller.EVERY_STAFF_ROLE)
                .isEqualTo(new DevCaller(
                        "dev",
                        Set.of(
                                "manager",
                                "branch_staff",
                                "branch_manager",
                                "marketing",
                                "operations",
                                "admin",
                                "service",
                                "auditor"),
                        Map.of("manager_no", "M003", "branch_code", "B01")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "\"\"                               | '' is not a role with an optional name",
                "customer:                        | 'customer:' is not a role with an optional name",
                "marketing+                       | '' is not a role with an optional name",
                "operations:an other              | 'operations:an other' is not a role with an optional name",
                "customer                         | the role customer needs its customer_no, as in customer:...",
                "boss                             | there is no role boss",
                "admin:a+admin:b                  | the role admin is there twice",
                "branch_staff:B01+branch_manager:B02 | there are two values of branch_code, B01 and B02"
            })
    void saysWhatIsWrong(String header, String reason) {
        assertThatThrownBy(() -> DevCaller.parse(header))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("X-Kequn-Caller: " + reason + ". Examples: customer:C00000001");
    }
}
