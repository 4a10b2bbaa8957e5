package dev.kequn.dev.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoBankTest {
    private static final DemoBank BANK = new DemoBank(DemoBank.USUAL_SIZE);

    @ParameterizedTest
    @CsvSource({
        "branches, 12, 861740a0fa316fad6f525019eb2f5be914c29e792a39b8b9e41414dce97a0eef",
        "managers, 60, 511e7c93a121ee2c75796486dab796e1a993cb564486304b8645f69d59bb531f",
        "products, 16, a9b68295fbb141f89e9b85033bf166acb18b1eb1bceb6f8e65a9078e2e32645e",
        "customers, 19700, 50b378af58ecb9b0fcea77b8870adafdcc90874537bf1e2f6ca75797e74fb47c",
        "holdings, 46463, bfd142bed83ccb270f6fb3078145fbc94c613d30b1fc4b9ac582416f1c0792c7",
        "tags, 12719, 1cff042872252a88788bd1b32f6e65446754de12f1ef0176664af462ad7094de",
        "events, 40429, 6c2355df499c5425e0f143ee8098c6b3a1e272e18147b8da3390cf960f4614bd",
        "balances, 407205, 54d4763be5b86f6b15e83e434e9e072ef35202af37ea06997a4e738fb88e9ecd"
    })
    void aFileIsTheSameEverywhere(String file, long rows, String digest) throws Exception {
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        long written = BANK.write(file, new DigestOutputStream(OutputStream.nullOutputStream(), sha));
        assertThat(written).isEqualTo(rows);
        assertThat(HexFormat.of().formatHex(sha.digest())).isEqualTo(digest);
    }

    @Test
    void neitherLocaleNorZoneTakesPart() throws Exception {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        String here = small();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            assertThat(small()).isEqualTo(here);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void kindsHaveTheirShares() {
        assertThat(BANK.customers().filter(customer -> customer.kind() == CustomerKind.PERSON))
                .hasSize(17_800);
        assertThat(BANK.customers().filter(customer -> customer.kind() == CustomerKind.MERCHANT))
                .hasSize(1_500);
        assertThat(BANK.customers().filter(customer -> customer.kind() == CustomerKind.COMPANY))
                .hasSize(400);
        assertThat(BANK.prospects()).hasSize(300);
    }

    @Test
    void salariesArePaidByCompaniesThatExist() {
        Stream<String> employers =
                BANK.customers().map(DemoCustomer::employerNo).filter(number -> number != null);
        assertThat(employers).isNotEmpty().allSatisfy(number -> {
            int index = Integer.parseInt(number.substring(1)) - 1;
            assertThat(BANK.customer(index).kind()).isEqualTo(CustomerKind.COMPANY);
        });
    }

    @Test
    void balancesEndOnTheLastDay() {
        assertThat(BANK.customers().filter(customer -> !customer.relation().closed()))
                .filteredOn(customer -> !customer.relation().openedOn().isAfter(DemoBank.LAST_DAY))
                .allSatisfy(customer ->
                        assertThat(new BalancePath(customer).last().day()).isEqualTo(DemoBank.LAST_DAY));
    }

    @Test
    void accountsAddUpToTheLastBalance() {
        assertThat(BANK.customers()).allSatisfy(customer -> {
            BalancePath.State last = new BalancePath(customer).last();
            long held = new Portfolio(customer)
                    .holdings().stream()
                            .filter(holding -> holding.balance() != null)
                            .mapToLong(Holding::balance)
                            .sum();
            assertThat(held).isEqualTo(last.aum() + last.loan());
        });
    }

    @Test
    void amountsHaveTwoDecimals() {
        assertThat(CsvOut.decimal(5)).isEqualTo("0.05");
        assertThat(CsvOut.decimal(-5)).isEqualTo("-0.05");
        assertThat(CsvOut.decimal(-123_450)).isEqualTo("-1234.50");
        assertThat(CsvOut.decimal(100)).isEqualTo("1.00");
    }

    @Test
    void fieldsWithSeparatorsAreQuoted() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CsvOut out = new CsvOut(bytes);
        out.text("{\"a\":1,\"b\":2}").text(null).text("客群").end();
        out.flush();
        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("\"{\"\"a\"\":1,\"\"b\"\":2}\",,客群\n");
    }

    @Test
    void aSizeThatIsNoNumberOfBlocksIsRefused() {
        assertThatThrownBy(() -> new DemoBank(300)).hasMessage("The size is a multiple of 200: 300");
        assertThatThrownBy(() -> new DemoBank(0)).hasMessage("The size is a multiple of 200: 0");
        assertThatThrownBy(() -> BANK.write("loans", OutputStream.nullOutputStream()))
                .hasMessage("No such file: loans");
    }

    private static String small() throws IOException, NoSuchAlgorithmException {
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        DemoBank bank = new DemoBank(200);
        for (String file : DemoBank.fileNames()) {
            bank.write(file, new DigestOutputStream(OutputStream.nullOutputStream(), sha));
        }
        return HexFormat.of().formatHex(sha.digest());
    }
}
