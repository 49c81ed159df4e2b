package org.discern.workflow;

import java.util.List;

/// What the machine is doing.
///
/// @param processorShare of all cores, from 0 to 1; `NaN` where the system does not say
/// @param memoryBytes in use
/// @param cards graphics cards; empty where there are none
public record MachineLoad(double processorShare, long memoryBytes, long memoryTotalBytes, List<Card> cards) {
    /// Nothing is known yet.
    public static final MachineLoad UNKNOWN = new MachineLoad(Double.NaN, 0, 0, List.of());

    public MachineLoad {
        cards = List.copyOf(cards);
    }

    /// A graphics card.
    ///
    /// @param share of its time that it computes, from 0 to 1; `NaN` where its driver does not say
    /// @param memoryBytes in use; 0 where it does not say
    public record Card(String name, double share, long memoryBytes, long memoryTotalBytes) {}
}
