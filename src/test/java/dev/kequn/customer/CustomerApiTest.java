package dev.kequn.customer;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.kequn.support.Database;
import dev.kequn.support.Graphql;
import dev.kequn.support.TestBank;
import dev.kequn.support.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestBank.class)
class CustomerApiTest {
    private static final String FIND =
            "query($no: String!) { customer(customerNo: $no) { customerNo name phone birthDate status kind branch { code name } manager { managerNo name } tags { tag value validFrom validTo } holdings { accountNo balance product { code category } } consents { purpose granted } } }";

    @BeforeEach
    void aSmallBank() {
        Database.execute(
                "delete from customer_tag where customer_id between 9000 and 9099",
                "delete from customer_consent where customer_id between 9000 and 9099",
                "delete from holding where customer_id between 9000 and 9099",
                "delete from customer where customer_id between 9000 and 9099",
                "insert into branch values ('CA1', '东城支行'), ('CA2', '西城支行') on conflict do nothing",
                "insert into manager values ('CAM1', '王经理', 'CA1', 'WEALTH'), ('CAM2', '李经理', 'CA2', 'WEALTH')"
                        + " on conflict do nothing",
                "insert into product values ('CAP', '定期存款', 'DEPOSIT', 1) on conflict do nothing",
                "insert into customer (customer_id, customer_no, name, kind, gender, birth_date, phone, branch_code,"
                        + " manager_no, opened_on, closed_on) values"
                        + " (9001, 'CA001', '张三', 'PERSON', 'M', '1980-02-03', '13812345678', 'CA1', 'CAM1', '2020-01-01', null),"
                        + " (9002, 'CA002', '李四', 'PERSON', 'F', '1990-05-06', '13887654321', 'CA1', 'CAM2', '2021-01-01', '2026-07-15'),"
                        + " (9003, 'CA003', '王五', 'MERCHANT', null, null, null, 'CA2', null, null, null),"
                        + " (9004, null, '赵六', 'PERSON', null, null, '13800000000', 'CA2', null, null, null)",
                "insert into holding values (9001, 'A1', 'CAP', '2024-01-01', null, null, 123456)");
    }

    @Test
    void showsAManagersOwnCustomerInFull() {
        Graphql.as(Tokens.manager("CAM1"), FIND, Map.of("no", "CA001"))
                .statusCode(200)
                .body("errors", nullValue())
                .body("data.customer.name", equalTo("张三"))
                .body("data.customer.phone", equalTo("13812345678"))
                .body("data.customer.birthDate", equalTo("1980-02-03"))
                .body("data.customer.branch.name", equalTo("东城支行"))
                .body("data.customer.manager.name", equalTo("王经理"))
                .body("data.customer.holdings.balance", contains("1234.56"))
                .body("data.customer.status", equalTo("ACTIVE"));
    }

    @Test
    void masksPersonalDataForOperations() {
        Graphql.as(Tokens.staff("olga", "operations"), FIND, Map.of("no", "CA002"))
                .body("data.customer.name", equalTo("李**"))
                .body("data.customer.phone", equalTo("138****4321"))
                .body("data.customer.birthDate", nullValue())
                .body("data.customer.status", equalTo("CLOSED"));
    }

    @Test
    void answersAnothersCustomerExactlyAsAMissingOne() {
        String missing = Graphql.as(Tokens.customer("CA001"), FIND, Map.of("no", "NOBODY"))
                .statusCode(200)
                .body("data.customer", nullValue())
                .body("errors", nullValue())
                .extract()
                .asString();
        String others = Graphql.as(Tokens.customer("CA001"), FIND, Map.of("no", "CA002"))
                .extract()
                .asString();

        org.assertj.core.api.Assertions.assertThat(others).isEqualTo(missing);
    }

    @Test
    void walksAListPageByPage() {
        String list =
                "query($after: String) { customers(filter: {branch: \"CA1\"}, first: 1, after: $after) { totalCount edges { node { customerNo } } pageInfo { hasNextPage endCursor } } }";
        String cursor = Graphql.as(Tokens.staff("olga", "operations"), list)
                .body("errors", nullValue())
                .body("data.customers.totalCount", equalTo(2))
                .body("data.customers.edges.node.customerNo", contains("CA001"))
                .body("data.customers.pageInfo.hasNextPage", equalTo(true))
                .extract()
                .path("data.customers.pageInfo.endCursor");
        Graphql.as(Tokens.staff("olga", "operations"), list, Map.of("after", cursor))
                .body("data.customers.edges.node.customerNo", contains("CA002"))
                .body("data.customers.pageInfo.hasNextPage", equalTo(false));
    }

    @Test
    void aNamePrefixHasOneToFiftyCharacters() {
        String list =
                "query($p: String) { customers(filter: {branch: \"CA1\", namePrefix: $p}) { edges { node { customerNo } } } }";
        for (String prefix : new String[] {"", "张".repeat(51)}) {
            Graphql.as(Tokens.staff("olga", "operations"), list, Map.of("p", prefix))
                    .body("errors.extensions.code", contains("INVALID_ARGUMENT"));
        }
        Graphql.as(Tokens.staff("olga", "operations"), list, Map.of("p", "张"))
                .body("errors", nullValue())
                .body("data.customers.edges.node.customerNo", contains("CA001"));
    }

    @Test
    void keepsTheHistoryOfATag() {
        // Given
        String tag =
                "mutation($v: String) { customerTag(customerNo: \"CA001\", tag: \"种养殖户\", value: $v) { customer { tags { tag value validFrom validTo } tagHistory { tag } } errors { code } } }";
        Graphql.as(Tokens.manager("CAM1"), tag, Map.of("v", "apple")).body("data.customerTag.errors", hasSize(0));

        // When
        Graphql.as(Tokens.manager("CAM1"), tag, Map.of("v", "pear"))
                // Then
                .body("errors", nullValue())
                .body("data.customerTag.customer.tags.value", contains("pear"))
                .body("data.customerTag.customer.tags.validFrom", contains("2026-07-15"));
        org.assertj.core.api.Assertions.assertThat(
                        Database.rows(
                                "select actor, action, subject_id from audit_entry where subject_id = '9001' and action = 'customerTag' order by audit_id desc limit 2"))
                .containsExactly("manager-CAM1|customerTag|9001", "manager-CAM1|customerTag|9001");
    }

    @Test
    void refusesToTagAnothersCustomerAndChangesNothing() {
        Graphql.as(
                        Tokens.manager("CAM2"),
                        "mutation { customerTag(customerNo: \"CA001\", tag: \"x\") { customer { id } errors { code field } } }")
                .body("data.customerTag.customer", nullValue())
                .body("data.customerTag.errors.code", contains("UNKNOWN_CUSTOMER"));
        org.assertj.core.api.Assertions.assertThat(
                        Database.value("select count(*) from customer_tag where customer_id = 9001"))
                .isEqualTo("0");
    }
}
