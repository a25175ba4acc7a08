import Quantities
import Standards

/// The rules of a program as one flat array of instructions.
///
/// Filled while the program is compiled and never changed afterwards.
final class RuleCode: @unchecked Sendable {
    // Unchecked: everything behind the pointers is written once, before the object is shared.

    /// A limit that is not fixed, or not held against a reported number.
    struct BoundLimit {
        var comparison: Comparison
        /// Whether it grows with the number that stands behind the one that is compared.
        var isScaled = false
        var per = Quantity(1)
        var plus: Quantity?

        /// The comparison as it reads for so many.
        func applied(for base: Quantity) -> Comparison { comparison.grown(for: base, per: per, plus: plus) }
    }

    let instructions: UnsafePointer<Instruction>
    let items: UnsafePointer<Int32>
    let limits: UnsafePointer<BoundLimit>
    /// How each check is judged, by its number.
    let checks: UnsafePointer<CheckPlan>
    /// How each roll-up is tallied, by its number.
    let rollUps: UnsafePointer<RollUpPlan>
    /// What is asked of facilities that are named.
    let facilityTests: [FacilityTest]
    /// How many instructions there are.
    let count: Int

    init(_ builder: RuleCodeBuilder, checks: [CheckPlan], rollUps: [RollUpPlan]) {
        instructions = Self.frozen(builder.instructions)
        items = Self.frozen(builder.items)
        limits = Self.frozen(builder.limits)
        self.checks = Self.frozen(checks)
        self.rollUps = Self.frozen(rollUps)
        facilityTests = builder.facilityTests
        count = builder.instructions.count
    }

    deinit {
        instructions.deallocate()
        items.deallocate()
        limits.deallocate()
        checks.deallocate()
        rollUps.deallocate()
    }

    private static func frozen<Element>(_ array: [Element]) -> UnsafePointer<Element> {
        let copy = UnsafeMutablePointer<Element>.allocate(capacity: max(1, array.count))
        copy.initialize(from: array, count: array.count)
        return UnsafePointer(copy)
    }
}
