import YAMLReader

/// The values of a mapping by key, in the order they were written. Mappings of standards are short, so that looking through them is quicker than hashing.
package struct KeyedNodes: Sequence, ExpressibleByDictionaryLiteral {
    private var pairs: [(key: String, value: YAMLNode)] = []

    /// No values.
    init(capacity: Int = 0) { pairs.reserveCapacity(capacity) }

    package init(dictionaryLiteral elements: (String, YAMLNode)...) { pairs = elements.map { (key: $0.0, value: $0.1) } }

    /// The keys.
    var keys: [String] { pairs.map(\.key) }

    /// The value of a key; of one that was given twice the last.
    package subscript(_ key: String) -> YAMLNode? {
        get { pairs.first { $0.key == key }?.value }
        set {
            let place = pairs.firstIndex { $0.key == key }
            if let newValue {
                if let place { pairs[place].value = newValue } else { pairs.append((key, newValue)) }
            } else if let place {
                pairs.remove(at: place)
            }
        }
    }

    package func makeIterator() -> IndexingIterator<[(key: String, value: YAMLNode)]> { pairs.makeIterator() }
}
