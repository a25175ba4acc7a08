import Quantities

/// When an attested field was answered, and with what evidence.
public struct AnswerNote: Sendable {
    /// The field.
    public let slot: Int32
    /// The node of the day, or -1.
    public internal(set) var dayNode: Int32 = -1
    /// The node of the evidence, or -1.
    public internal(set) var evidenceNode: Int32 = -1
    private var dayNumber: Int32 = 0

    init(slot: Int) {
        self.slot = Int32(truncatingIfNeeded: slot)
    }

    /// The day it was given; nil when none is written.
    public internal(set) var day: Day? {
        get { dayNode >= 0 ? Day(number: dayNumber) : nil }
        set { dayNumber = newValue?.number ?? 0 }
    }
}
