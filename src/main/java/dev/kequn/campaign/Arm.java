package dev.kequn.campaign;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;

@Name("CampaignArm")
@Description("What chance decided of a customer who was enrolled, once and for good.")
public enum Arm {
    @Description("He is approached and led from step to step.")
    TREATED,
    @Description("This campaign leaves him alone, to show what happens without it.")
    CONTROL,
    @Description("Every campaign leaves him alone.")
    UNIVERSAL_CONTROL
}
