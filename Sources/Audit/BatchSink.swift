/// Takes what an audit finds, batch by batch, so that no more of a large audit is held than is wanted.
///
/// `render` is called by the workers for each batch, `take` in the order of the codes with what it returned.
public protocol BatchSink: AnyObject {
    /// What one batch is turned into.
    associatedtype Piece: Sendable
    /// Turns a batch into a piece; called from several workers at once, so it must not change the sink.
    var render: @Sendable (Batch) -> Piece { get }
    /// Takes the pieces in the order of the codes.
    func take(_ piece: Piece) throws
}
