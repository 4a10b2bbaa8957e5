package dev.kequn.segment.lookalike;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What a model answers with, to the bit, as 64 hexadecimal digits. */
final class ModelDigest {
    private ModelDigest() {}

    static String of(LookalikeModel model) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(model.method().name());
            out.writeDouble(model.calibration().slope());
            out.writeDouble(model.calibration().intercept());
            for (int feature = 0; feature < model.codebook().size(); feature++) {
                out.writeUTF(model.codebook().features().get(feature).name());
                write(out, model.codebook().bins().get(feature));
                for (int points : model.scorecard().points()[feature]) {
                    out.writeInt(points);
                }
            }
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static void write(DataOutputStream out, Bins bins) throws IOException {
        out.writeInt(bins.count());
        if (bins instanceof NumberBins numbers) {
            for (double point : numbers.points()) {
                out.writeDouble(point);
            }
            for (double cut : numbers.cuts()) {
                out.writeDouble(cut);
            }
        } else if (bins instanceof CategoryBins categories) {
            for (String value : categories.frequent()) {
                out.writeUTF(value);
            }
        }
    }
}
