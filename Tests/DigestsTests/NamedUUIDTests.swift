import Testing

@testable import Digests

@Suite("UUIDs of names")
struct NamedUUIDTests {
    @Test(
        "the examples of RFC 3174 come out",
        arguments: [
            ("abc", "a9993e364706816aba3e25717850c26c9cd0d89d"), ("", "da39a3ee5e6b4b0d3255bfef95601890afd80709"),
            ("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", "84983e441c3bd26ebaae4aa1f95129e5e54670f1"),
            (String(repeating: "0123456701234567012345670123456701234567012345670123456701234567", count: 10), "dea356a2cddd90c7a7ecedc5ebb563934f460452"),
        ])
    func digests(text: String, digest: String) { #expect(SHA1.digest(Array(text.utf8)).hexadecimal == digest) }

    @Test("another program makes the same UUID of a name", arguments: [("www.example.com", "2ed6657d-e927-568b-95e1-2665a8aea6a2")])
    func names(name: String, uuid: String) { #expect(NamedUUID(name, in: .hosts).description == uuid) }

    @Test("names of any length have UUIDs of version 5 of their own")
    func versions() {
        let all = (0..<200).map { NamedUUID(String(repeating: "甲", count: $0)).description }
        #expect(Set(all).count == all.count)
        #expect(all.allSatisfy { $0.wholeMatch(of: #/[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/#) != nil })
    }
}
