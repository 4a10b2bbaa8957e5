package dev.kequn.segment.list;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;

@Name("SegmentUploadMode")
@Description("What an upload does to a list.")
public enum ListMode {
    @Description("Its customers are put on the list; those already on it stay.")
    ADD,
    @Description("Its customers are taken off the list; those not on it do not matter.")
    REMOVE,
    @Description("The list becomes the upload: everyone else is taken off.")
    REPLACE
}
