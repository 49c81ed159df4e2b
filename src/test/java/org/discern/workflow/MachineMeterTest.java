package org.discern.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class MachineMeterTest {
    @Test
    void thisMachineHasAProcessorAndMemory() {
        MachineLoad load = new MachineMeter().load();
        assertTrue(load.processorShare() >= 0 && load.processorShare() <= 1, load.toString());
        assertTrue(load.memoryBytes() > 0 && load.memoryBytes() <= load.memoryTotalBytes(), load.toString());
    }

    @Test
    void readsWhatNvidiasProgramSays() {
        List<MachineLoad.Card> cards =
                MachineMeter.parse("NVIDIA RTX A6000, 37, 1024, 49140\nNVIDIA A100, 80GB, 0, 5, 81920\nnonsense\n");
        assertEquals(
                List.of(
                        new MachineLoad.Card("NVIDIA RTX A6000", 0.37, 1024L << 20, 49140L << 20),
                        new MachineLoad.Card("NVIDIA A100, 80GB", 0, 5L << 20, 81920L << 20)),
                cards);
        MachineLoad.Card silent =
                MachineMeter.parse("GRID, [N/A], [N/A], 4096\n").getFirst();
        assertTrue(Double.isNaN(silent.share()));
        assertEquals(0, silent.memoryBytes());
    }
}
