package dev.waybill.cli.migrate;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Bytes a second as people type them, in powers of 1000: {@code 10M}, {@code 1.5GB/s}, {@code 512k}, {@code 65536}. */
final class RateOption implements ITypeConverter<Long> {
    private static final Pattern FORM = Pattern.compile("(\\d{1,12}(?:\\.\\d{1,3})?)([kKMG]?)B?(?:/s)?");

    @Override
    public Long convert(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new TypeConversionException("'" + text + "' is not a rate such as 10M, 512k or 1.5G bytes a second");
        }
        int zeros = switch (form.group(2)) {
            case "k", "K" -> 3;
            case "M" -> 6;
            case "G" -> 9;
            default -> 0;
        };
        return new BigDecimal(form.group(1)).scaleByPowerOfTen(zeros).longValue();
    }
}
