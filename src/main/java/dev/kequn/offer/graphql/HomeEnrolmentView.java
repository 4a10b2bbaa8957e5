package dev.kequn.offer.graphql;

import dev.kequn.loyalty.graphql.Points;
import dev.kequn.offer.home.CurrentEnrolment;
import dev.kequn.platform.graphql.NameLocale;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("HomeEnrolment")
@Description("A campaign that a customer is led through now, and the step he is to do next.")
public record HomeEnrolmentView(
        @NonNull @Description("Code of the campaign.") String campaign,
        @NonNull @Description("Its name in the language asked for, by the version under which he came.") String name,
        @Description("Name of the round's season in the language asked for; null for a campaign without seasons.")
                @Nullable
                String season,
        @NonNull @Description("Number of the round, from 1 on.") Integer round,
        @NonNull @Description("Code of the step.") String step,
        @NonNull @Description("Its name in the language asked for.") String stepName,
        @NonNull @Description("When he came to the step.") OffsetDateTime waitsSince,
        @Description("Points that doing it brings, while there are any; null for none.") @Nullable Points points,
        @Description("Code of the reward that doing it brings, while there are any; null for none.") @Nullable
                String reward) {
    static HomeEnrolmentView of(CurrentEnrolment enrolment, NameLocale locale) {
        return new HomeEnrolmentView(
                enrolment.campaign().code(),
                locale.choose(
                        enrolment.campaign().nameZh(), enrolment.campaign().nameEn()),
                enrolment.season() == null
                        ? null
                        : locale.choose(
                                enrolment.season().nameZh(), enrolment.season().nameEn()),
                enrolment.round(),
                enrolment.step().code(),
                locale.choose(enrolment.step().nameZh(), enrolment.step().nameEn()),
                enrolment.stepEnteredAt(),
                enrolment.points() == null ? null : Points.of(enrolment.points()),
                enrolment.reward());
    }
}
