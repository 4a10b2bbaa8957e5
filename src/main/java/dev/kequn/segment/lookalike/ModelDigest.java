package dev.kequn.segment.lookalike;

import dev.kequn.access.Change;
import java.util.Arrays;

/** What a model answers with, to the bit, as 64 hexadecimal digits. */
final class ModelDigest {
    private ModelDigest() {}

    static String of(LookalikeModel model) {
        StringBuilder text =
                new StringBuilder().append(model.method()).append(' ').append(model.calibration());
        for (int feature = 0; feature < model.codebook().size(); feature++) {
            text.append('\n')
                    .append(model.codebook().features().get(feature))
                    .append(said(model.codebook().bins().get(feature)))
                    .append(Arrays.toString(model.scorecard().points()[feature]));
        }
        return Change.hash(text.toString());
    }

    private static String said(Bins bins) {
        return bins instanceof NumberBins numbers
                ? Arrays.toString(numbers.points()) + Arrays.toString(numbers.cuts())
                : ((CategoryBins) bins).frequent().toString();
    }
}
