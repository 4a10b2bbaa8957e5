package dev.kequn.platform.start;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllowedTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kequn.database.address | db:5432/kequn",
                "kequn.database.address | db/kequn",
                "kequn.database.address | [::1]:5432/kequn?sslmode=verify-full&sslrootcert=/etc/ca.crt",
                "kequn.bank.zone | Asia/Shanghai",
                "kequn.bank.zone | UTC",
                "kequn.bank.currency | CNY",
                "kequn.bank.business-date | 2026-07-15",
                "kequn.job.lease | 90s",
                "kequn.job.lease | PT1M",
                "kequn.job.lease | 60",
                "kequn.job.enabled | FALSE",
                "kequn.tier.schedule | 0 0 2 1 1,4,7,10 ?",
                "kequn.loyalty.point-cost | 0.010000",
                "kequn.offer.exploration | 10000",
                "kequn.offer.fallback-locale | zh-HK",
                "kequn.identity.algorithm | ES256",
            })
    void takes(String setting, String value) {
        assertThat(KnownSettings.allowed().get(setting).permits(value)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kequn.database.address | localhost",
                "kequn.database.address | postgresql://db:5432/kequn",
                "kequn.database.address | app:secret@db:5432/kequn",
                "kequn.database.address | a:5432,b:5432/kequn",
                "kequn.database.address | db:port/kequn",
                "kequn.bank.zone | Mars/Base",
                "kequn.bank.zone | +08:00",
                "kequn.bank.zone | GMT+8",
                "kequn.bank.currency | RMB",
                "kequn.bank.currency | cny",
                "kequn.bank.business-date | 15.07.2026",
                "kequn.job.lease | abc",
                "kequn.job.lease | -60s",
                "kequn.job.lease | 0s",
                "kequn.job.lease | 2h",
                "kequn.job.enabled | tru",
                "kequn.job.workers | 0",
                "kequn.job.workers | 2.5",
                "kequn.tier.schedule | x",
                "kequn.tier.schedule | 0 0 25 1 1 ?",
                "kequn.tier.schedule | 0 2 * * *",
                "kequn.loyalty.point-cost | 0.0000001",
                "kequn.loyalty.point-cost | -1",
                "kequn.offer.exploration | 20000",
                "kequn.offer.fallback-locale | Chinese",
                "kequn.identity.algorithm | none",
                "kequn.identity.algorithm | HS256",
                "kequn.identity.audience | two words",
                "kequn.graphql.max-depth | 0",
                "kequn.graphql-rules | false",
            })
    void refuses(String setting, String value) {
        assertThat(KnownSettings.allowed().get(setting).permits(value)).isFalse();
    }
}
