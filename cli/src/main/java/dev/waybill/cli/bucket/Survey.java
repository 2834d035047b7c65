package dev.waybill.cli.bucket;

import java.util.ArrayList;
import java.util.List;

/** Goes over the sides of a bucket. The first is whether it is there, without which the others say nothing. */
record Survey(List<Aspect> aspects, BucketReport report) {

    /** Looks at all of them and says what there is. */
    List<Look> look() {
        List<Look> looks = new ArrayList<>();
        for (Aspect aspect : aspects) {
            Look look = aspect.look();
            report.line(aspect, look);
            looks.add(look);
            if (looks.size() == 1 && !(look instanceof Look.Good)) {
                return looks;
            }
        }
        return looks;
    }

    /** Sets what differs, says each step, and goes on past what does not work; not without the bucket, though. */
    List<Look> mend() {
        List<Look> looks = new ArrayList<>();
        for (Aspect aspect : aspects) {
            Look look = aspect.look();
            if (look instanceof Look.Differs) {
                look = aspect.mend();
                report.line(aspect, look);
            }
            looks.add(look);
            if (looks.size() == 1 && !(look instanceof Look.Good)) {
                return looks;
            }
        }
        return looks;
    }
}
