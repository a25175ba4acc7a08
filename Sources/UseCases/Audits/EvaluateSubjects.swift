import Audit
import Inventories
import Wording

/// Judges facilities that come one by one, without an inventory or beside one.
public struct EvaluateSubjects: Sendable {
    /// The inventory that knows the other facilities, and the standards and day; without one the region says which standards hold.
    public var selection: AuditSelection
    /// The code of the county whose standards hold where no inventory is named.
    public var region: String?

    /// Facilities judged beside an inventory, or by the standards of a region.
    public init(_ selection: AuditSelection, region: String? = nil) {
        self.selection = selection
        self.region = region
    }

    /// What is ready to judge.
    public struct Ready {
        /// What will be judged by.
        public let audit: PreparedAudit
        /// Judges line by line.
        public let stream: SubjectStream
    }

    /// Chooses the standards and opens what is needed.
    ///
    /// - Parameter workspace: the folders to work on.
    /// - Parameter environment: the day, the language, and whom to tell what happens on the way.
    public func open(in workspace: Workspace, _ environment: Environment) throws -> Ready {
        guard selection.inventory == nil else {
            let audit = try selection.prepare(in: workspace, environment)
            return Ready(audit: audit, stream: SubjectStream(audit.program, audit.inventory, knowsFacilities: true))
        }
        let levels = try workspace.library().vocabulary.levels
        guard let region, levels[levels.county].isCode(region) else {
            throw UserFailure(
                "请用 --region 指明县（市、区）代码，或用 --inventory 指明清单", "name the county's code with --region, or an inventory with --inventory",
                help: Text(zh: "如 --region 411322", en: "such as --region 411322"))
        }
        let file = "county: \"\(region)\"\nname: \"\(region)\"\n"
        let inventory = try Inventory.open("-", files: ["\(region)/county.yaml": Array(file.utf8)], levels: levels, limits: workspace.limits)
        let audit = try selection.prepare(inventory, in: workspace, environment)
        return Ready(audit: audit, stream: SubjectStream(audit.program, audit.inventory, knowsFacilities: false))
    }
}
