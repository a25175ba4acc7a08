import Foundation

/// A path as references to files have it: percent-encoded, and with a scheme where it is absolute.
enum FileReference {
    private static let allowed = CharacterSet(charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/")

    static func uri(_ path: String) -> String {
        let encoded = path.addingPercentEncoding(withAllowedCharacters: allowed) ?? path
        return encoded.hasPrefix("/") ? "file://" + encoded : encoded
    }
}
