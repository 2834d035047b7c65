package dev.waybill.benchmarks.corpus;

import java.text.Normalizer;
import java.util.List;
import java.util.random.RandomGenerator;

/** Paths in the layouts of the seeds, with names as people give them. */
final class FileNames {

    private static final List<String> STEMS = List.of(
            "photo",
            "Rechnung",
            "über bild",
            "Ångström",
            "日本の写真",
            "фото",
            "party 🎉",
            "Tom & Jerry",
            "it's",
            "a (1)",
            "50% off",
            "C# notes",
            "a+b",
            "x,y;z",
            "plan_v2.final",
            "IMG_2034",
            "what now!",
            "naïve café",
            "a=b",
            "[draft]");
    private static final List<String> DOC_TYPES =
            List.of("agency_invoice", "approved_quotation", "job_order", "rate_card");
    private static final List<String> IMAGES = List.of("png", "jpg", "jpeg", "gif", "webp");
    private static final List<String> DOCUMENTS = List.of("pdf", "xlsx", "docx", "csv");
    private static final int DECOMPOSED_OF_HUNDRED = 10;

    private FileNames() {}

    /** A path that no other number has. */
    static String path(int number, RandomGenerator random) {
        int layout = random.nextInt(100);
        if (layout < 45) {
            return "images/%d/%02d/%s.%s".formatted(year(random), month(random), stem(number, random), image(random));
        }
        if (layout < 50) {
            return "images/product_%06d.%s".formatted(number, image(random));
        }
        if (layout < 70) {
            return document(number, random);
        }
        if (layout < 80) {
            return "uploads/jobs/%s/%s/%s-%s.%s"
                    .formatted(
                            Randoms.hex(24, random),
                            Randoms.one(DOC_TYPES, random),
                            uuid(random),
                            stem(number, random),
                            Randoms.one(DOCUMENTS, random));
        }
        if (layout < 93) {
            return "events/%s/media/%s".formatted(uuid(random), moment(number, random));
        }
        return "users/%s/profile/%s".formatted(uuid(random), moment(number, random));
    }

    private static String document(int number, RandomGenerator random) {
        String type = Randoms.one(DOC_TYPES, random);
        String owner = random.nextBoolean() ? "AGY-" : "CLT-";
        return "uploads/%s/%s%d_%s_%d_%s.%s"
                .formatted(
                        type,
                        owner,
                        1 + random.nextInt(500),
                        type,
                        1_700_000_000 + number,
                        stem(number, random),
                        Randoms.one(DOCUMENTS, random));
    }

    private static String stem(int number, RandomGenerator random) {
        String stem = Randoms.one(STEMS, random) + "-" + number;
        return random.nextInt(100) < DECOMPOSED_OF_HUNDRED ? Normalizer.normalize(stem, Normalizer.Form.NFD) : stem;
    }

    private static String moment(int number, RandomGenerator random) {
        return "%d/%02d/%02d/%02d%02d%02d_%06d.%s"
                .formatted(
                        year(random),
                        month(random),
                        1 + random.nextInt(28),
                        random.nextInt(24),
                        random.nextInt(60),
                        random.nextInt(60),
                        number % 1_000_000,
                        image(random));
    }

    private static String uuid(RandomGenerator random) {
        return "%s-%s-4%s-8%s-%s"
                .formatted(
                        Randoms.hex(8, random),
                        Randoms.hex(4, random),
                        Randoms.hex(3, random),
                        Randoms.hex(3, random),
                        Randoms.hex(12, random));
    }

    private static int year(RandomGenerator random) {
        return 2023 + random.nextInt(3);
    }

    private static int month(RandomGenerator random) {
        return 1 + random.nextInt(12);
    }

    private static String image(RandomGenerator random) {
        return Randoms.one(IMAGES, random);
    }
}
