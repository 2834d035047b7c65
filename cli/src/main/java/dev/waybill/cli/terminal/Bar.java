package dev.waybill.cli.terminal;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;

/** A progress bar on the last line of the terminal. */
final class Bar implements Progress {
    private final ProgressBar bar;

    Bar(Terminal terminal, int width, String label, long bytes) {
        Unit unit = Unit.fitting(bytes);
        bar = ProgressBar.builder()
                .setTaskName(label)
                .setInitialMax(bytes)
                .setUnit(" " + unit, unit.bytes)
                .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                .setUpdateIntervalMillis(100)
                .showSpeed()
                .clearDisplayOnFinish()
                .setConsumer(new LastLine(terminal, width))
                .build();
    }

    @Override
    public void add(long bytes) {
        bar.stepBy(bytes);
    }

    @Override
    public void close() {
        bar.close();
    }

    private enum Unit {
        B(1),
        kB(1_000),
        MB(1_000_000);

        private final long bytes;

        Unit(long bytes) {
            this.bytes = bytes;
        }

        static Unit fitting(long size) {
            return size < 0 || size >= 10 * MB.bytes ? MB : size >= 10 * kB.bytes ? kB : B;
        }
    }

    private record LastLine(Terminal terminal, int width) implements ProgressBarConsumer {
        @Override
        public int getMaxRenderedLength() {
            return width - 1;
        }

        @Override
        public void accept(String rendered) {
            terminal.draw(rendered);
        }

        @Override
        public void clear() {
            terminal.wipe();
        }

        @Override
        public void close() {}
    }
}
