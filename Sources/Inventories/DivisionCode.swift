/// What a division code says about the places around it: the first digits of a code are the code of the place it stands in.
public enum DivisionCode {
    /// How many digits the code of a county has.
    public static let countyDigits = 6
    /// How many digits the code of a township has.
    public static let townshipDigits = 9
    /// How many digits the code of a village has.
    public static let villageDigits = 12

    /// The county of a township, a village or a facility.
    @inline(__always)
    public static func county(of code: String) -> String { String(code.prefix(countyDigits)) }

    /// The township of a village or a facility.
    @inline(__always)
    public static func township(of code: String) -> String { String(code.prefix(townshipDigits)) }

    /// The city of a county or of anything below one.
    @inline(__always)
    public static func city(of code: String) -> String { String(code.prefix(4)) + "00" }
}
