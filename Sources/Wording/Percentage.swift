/// A share in percent to one decimal, halves rounded up; a dash when there is no whole.
///
/// Only all of it is shown as 100.0%, and only none of it as 0.0%.
public func percentage(_ part: Int, of whole: Int) -> String {
    guard whole > 0 else { return "—" }
    var tenths = (part * 1000 + whole / 2) / whole
    if part < whole { tenths = min(tenths, 999) }
    if part > 0 { tenths = max(tenths, 1) }
    return "\(tenths / 10).\(tenths % 10)%"
}
