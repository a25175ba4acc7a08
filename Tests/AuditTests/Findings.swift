import Audit
import Inventories
import Keeping

/// Everything an audit of a folder found, as bytes; and how much of it was taken over from what is kept.
///
/// - Parameter cache: where results are kept; nil for an audit that keeps nothing.
func findings(_ program: AuditProgram, of folder: String, _ options: AuditOptions, cache: String?) async throws -> (found: [[UInt8]], taken: Int) {
    let inventory = try Inventory.open(folder)
    var options = options
    options.cache = cache.map { path in
        AuditCache(path, inventory) { bytes in bytes.reduce(into: [0, 0, 0, 0]) { $0[Int($1) % 4] = $0[Int($1) % 4] &* 31 &+ $1 } }
    }
    var found: [[UInt8]] = []
    let summary = await AuditRun(program, inventory, options).run(transform: { $0 }) { batch in
        var packer = Packer()
        batch.pack(&packer)
        found.append(packer.bytes)
    }
    var packer = Packer()
    summary.diagnostics.pack(&packer)
    summary.totals.pack(&packer)
    found.append(packer.bytes)
    options.cache?.save()
    return (found, options.cache?.taken ?? 0)
}
