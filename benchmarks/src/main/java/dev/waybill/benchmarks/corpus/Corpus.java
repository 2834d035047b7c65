package dev.waybill.benchmarks.corpus;

import dev.waybill.benchmarks.corpus.Text.Literal;
import dev.waybill.benchmarks.corpus.Text.Mention;
import dev.waybill.benchmarks.corpus.Text.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Files and slides, the same each time for a seed and these numbers.
 *
 * @param count of files
 * @param slideCount of slides, each of which mentions some of the files
 * @param largest size of a file in bytes; most are much smaller
 */
public record Corpus(long seed, int count, int slideCount, long largest) {

    /** What {@code MIGRATION_ADDRESS_BASES} has to say for all of them. */
    public static final String BASES = Form.BASES;

    private static final int DUPLICATES_OF_HUNDRED = 5;
    private static final long SMALL = 16 << 10;
    private static final long MIDDLE = 128 << 10;
    private static final int MOST_BLOCKS = 4;
    private static final List<String> NOISE = List.of(
            "<h1>Images/uploads and/or events</h1>",
            "<img src=\"https://elsewhere.example/images/2024/12/photo-1.png\">",
            "<img src=\"/other/images/2024/12/photo-1.png\">",
            "\r\n\u00a0u\u0308ber \u2028 <br/>",
            "{\"a\":\"\\u00fc\\/\\\\\",\"b\":[1,2.50]}",
            "![](data:image/png;base64,iVBORw0KGgo/images+a==)");

    public Corpus {
        if (count < 1 || slideCount < 0 || largest < 1) {
            throw new IllegalArgumentException("a corpus has at least one file of at least one byte");
        }
    }

    /** In the order of their numbers; those that tell of one another twice have the same bytes. */
    public List<CorpusFile> files() {
        RandomGenerator random = Randoms.of(seed);
        List<CorpusFile> files = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            String path = FileNames.path(i, random);
            boolean again = i > 0 && random.nextInt(100) < DUPLICATES_OF_HUNDRED;
            CorpusFile like = again ? files.get(random.nextInt(i)) : new CorpusFile(path, size(random), seed + i);
            files.add(new CorpusFile(path, like.size(), like.content()));
        }
        return files;
    }

    private long size(RandomGenerator random) {
        int kind = random.nextInt(100);
        long below = kind < 70 ? SMALL : kind < 95 ? MIDDLE : largest;
        return random.nextLong(1, Math.min(below, largest) + 1);
    }

    /** One after the other. */
    public Stream<Slide> slides() {
        List<CorpusFile> files = files();
        return IntStream.range(0, slideCount).mapToObj(number -> slide(number, files));
    }

    private Slide slide(int number, List<CorpusFile> files) {
        RandomGenerator random = Randoms.of(seed ^ 0x51_1DE5L + number * 31L);
        List<Text> blocks = new ArrayList<>();
        for (int i = random.nextInt(MOST_BLOCKS + 1); i > 0; i--) {
            blocks.add(text(files, random));
        }
        Form form = Randoms.one(List.of(Form.values()), random);
        Text image = new Text(List.of(mention(files, form, null, random)));
        return new Slide("slide-%06d".formatted(number), text(files, random), blocks, image);
    }

    private static Text text(List<CorpusFile> files, RandomGenerator random) {
        List<Part> parts = new ArrayList<>();
        for (int i = 1 + random.nextInt(MOST_BLOCKS); i > 0; i--) {
            parts.add(new Literal(Randoms.one(NOISE, random)));
            boolean bare = random.nextBoolean();
            List<Form> forms = bare ? Form.encoded() : List.of(Form.values());
            Form form = Randoms.one(forms, random);
            Surroundings around = Randoms.one(Surroundings.of(bare), random);
            parts.add(mention(files, form, form == Form.WITH_BACKSLASHES ? Surroundings.JSON : around, random));
        }
        return new Text(parts);
    }

    private static Mention mention(
            List<CorpusFile> files, Form form, @Nullable Surroundings around, RandomGenerator random) {
        return new Mention(Randoms.one(files, random).path(), form, around);
    }
}
