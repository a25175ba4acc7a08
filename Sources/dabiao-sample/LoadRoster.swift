import Inventories
import SampleData

extension SampleRoster {
    /// The roster a county's `roster.yaml` gives.
    init(path: String) throws {
        let roster = try Roster.load(path: path)
        self.init(
            code: roster.county, name: roster.name, source: roster.source,
            townships: roster.townships.map { township in
                Township(
                    code: township.code, name: township.name,
                    villages: township.villages.map { Village(code: $0.code, name: $0.name) })
            })
    }
}
