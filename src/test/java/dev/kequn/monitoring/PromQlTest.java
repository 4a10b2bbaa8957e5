package dev.kequn.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PromQlTest {
    @Test
    void tellsMetricsMatchersAndGroups() {
        PromQl read = PromQl.of(
                "sum by (job_name) (rate(a_total{outcome!=\"OK\", b=~\"x|y\"}[5m])) / clamp_min(sum(rate(c[1h])), 0.1) > 0.5");

        assertThat(read.uses())
                .containsExactly(
                        new PromQl.Use("a_total", Map.of("outcome", List.of(), "b", List.of("x", "y"))),
                        new PromQl.Use("c", Map.of()));
        assertThat(read.grouped()).containsExactly("job_name");
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThatThrownBy(() -> PromQl.of("ratio(a[5m])")).hasMessageContaining("ratio");
        assertThatThrownBy(() -> PromQl.of("sum(a[5m]")).hasMessageContaining("Brackets");
        assertThatThrownBy(() -> PromQl.of("a{b>\"c\"}")).hasMessageContaining("matcher");
        assertThatThrownBy(() -> PromQl.of("a @ 5")).hasMessageContaining("Not understood");
    }
}
