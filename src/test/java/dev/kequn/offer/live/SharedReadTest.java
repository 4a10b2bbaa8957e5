package dev.kequn.offer.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SharedReadTest {
    private final List<UniEmitter<? super String>> begun = new ArrayList<>();
    private final SharedRead<String> read =
            new SharedRead<>(() -> Uni.createFrom().emitter(reader -> begun.add(reader)));

    @Test
    void whoComesMeanwhileSharesTheReadUnderWay() {
        var first = asks(read.any(Optional::empty));
        var second = asks(read.any(Optional::empty));

        begun.get(0).complete("one");

        assertThat(begun).hasSize(1);
        first.assertItem("one");
        second.assertItem("one");
    }

    @Test
    void whoNeedsAFreshOneWaitsForTheNextWithAllOthersWhoDo() {
        var first = asks(read.any(Optional::empty));
        var second = asks(read.fresh());
        var third = asks(read.fresh());
        assertThat(begun).hasSize(1);

        begun.get(0).complete("one");
        first.assertItem("one");
        second.assertNotTerminated();
        assertThat(begun).hasSize(2);
        begun.get(1).complete("two");

        second.assertItem("two");
        third.assertItem("two");
        assertThat(begun).hasSize(2);
    }

    @Test
    void whoComesJustAfterTheEndTakesWhatItLeft() {
        var after = asks(read.any(() -> Optional.of("left")));

        after.assertItem("left");
        assertThat(begun).isEmpty();
    }

    @Test
    void theReadUnderWayGoesBeforeWhatIsLeft() {
        asks(read.any(Optional::empty));
        var second = asks(read.any(() -> Optional.of("left")));

        second.assertNotTerminated();
        begun.get(0).complete("one");

        second.assertItem("one");
    }

    @Test
    void aFailureIsOfThoseWhoWaitedForItAlone() {
        var first = asks(read.any(Optional::empty));
        var second = asks(read.fresh());

        begun.get(0).fail(new IllegalStateException("gone"));
        begun.get(1).complete("two");

        first.assertFailedWith(IllegalStateException.class, "gone");
        second.assertItem("two");
        var third = asks(read.any(Optional::empty));
        begun.get(2).complete("three");
        third.assertItem("three");
    }

    @Test
    void whoGivesUpTakesItFromNobody() {
        var first = asks(read.any(Optional::empty));
        var second = asks(read.any(Optional::empty));

        first.cancel();
        begun.get(0).complete("one");

        second.assertItem("one");
    }

    private static UniAssertSubscriber<String> asks(Uni<String> answer) {
        return answer.subscribe().withSubscriber(UniAssertSubscriber.create());
    }
}
