package dev.kequn.campaign.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.support.Database;
import dev.kequn.support.TestBank;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The database draws what the program draws. */
@QuarkusTest
@WithTestResource(TestBank.class)
class BucketSqlTest {
    @Test
    void sqlAndJavaAgree() {
        // Given
        List<String> inJava = LongStream.rangeClosed(1, 10_000)
                .map(i -> i * i * i * 9_000_000L)
                .mapToObj(id -> id + "|" + Bucket.of("客群", id))
                .toList();

        // When
        List<String> inSql =
                Database.rows("select id, %s from (select i * i * i * 9000000 from generate_series(1::bigint,"
                                .formatted(Bucket.sql("'客群'", "id"))
                        + " 10000) i) ids (id) order by id");

        // Then
        assertThat(inSql).isEqualTo(inJava);
    }
}
