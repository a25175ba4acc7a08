import Inventories
import Keeping
import Quantities
import Wording

extension Waiver: Packed {
    package func pack(_ out: inout Packer) {
        for text in [criterion, subject, reason, approver, file] { out.write(text) }
        until.pack(&out)
        position.pack(&out)
    }

    package init(unpacking: inout Unpacker) throws {
        let (criterion, subject, reason) = (try unpacking.text(), try unpacking.text(), try unpacking.text())
        let (approver, file) = (try unpacking.text(), try unpacking.text())
        self.init(
            criterion: criterion, subject: subject, reason: reason, approver: approver, until: try Day(unpacking: &unpacking), file: file,
            position: try SourcePosition(unpacking: &unpacking))
    }
}
