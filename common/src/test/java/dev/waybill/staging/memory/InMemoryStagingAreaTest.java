package dev.waybill.staging.memory;

import dev.waybill.file.FileId;
import dev.waybill.staging.StagingArea;
import dev.waybill.staging.StagingAreaContract;

class InMemoryStagingAreaTest extends StagingAreaContract {

    private final StagingArea area = new InMemoryStagingArea();

    @Override
    protected StagingArea area() {
        return area;
    }

    /** No other process sees it; what was staged is there for every other caller. */
    @Override
    protected StagingArea areaOfAnotherProcess() {
        return area;
    }

    @Override
    protected int killWhileStaging(FileId id) {
        return 0;
    }
}
