import Figures
import Foundation
import Wording

/// The outlines and points of places, out of the file `map.geojson` in the inventory's folder: the page draws them without any network.
///
/// A feature belongs to the place whose code its property `code` gives; features without one are not drawn.
package struct PageMap: Sendable {
    /// One place's drawing.
    struct Shape: Sendable {
        /// The place's code.
        var code: String
        /// Closed lines; empty for a point.
        var path: String
        /// Where its name goes; for a point, where it is.
        var centre: (x: Int, y: Int)
    }

    /// The file's name.
    package static let fileName = "map.geojson"
    /// The largest file that is read.
    private static let mostBytes = 32 << 20
    /// The symbols of the states, as on the squares.
    private static let symbols = ["✕", "!", "−", "?", "✓", "·"]
    /// How wide the drawing is.
    static let width = 1000

    let shapes: [Shape]
    let height: Int

    /// The map of an inventory's folder; nil where there is none.
    ///
    /// - Throws: ``InputError`` for a file that is no GeoJSON with codes.
    package static func load(folder: String) throws -> PageMap? {
        let path = folder + "/" + fileName
        guard let size = try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int else { return nil }
        func failure(_ zh: String, _ en: String) -> InputError { InputError([Diagnostic(file: path, message: Text(zh: zh, en: en))]) }
        guard size <= mostBytes else { throw failure("地图文件超过 32 MB", "the map is larger than 32 MB") }
        guard let data = FileManager.default.contents(atPath: path), let root = try? JSONSerialization.jsonObject(with: data) as? [String: Any],
            let features = root["features"] as? [[String: Any]]
        else { throw failure("不是 GeoJSON 的 FeatureCollection", "this is no FeatureCollection of GeoJSON") }
        let map = PageMap(features)
        guard !map.shapes.isEmpty else {
            throw failure("没有一个要素带区划代码（properties 里的 code）和图形", "no feature has a place's code (code among its properties) and a geometry")
        }
        return map
    }

    private init(_ features: [[String: Any]]) {
        var outlines: [(code: String, rings: [[[Double]]], isPoint: Bool)] = []
        for feature in features {
            let properties = feature["properties"] as? [String: Any]
            let code = (properties?["code"] as? String) ?? (properties?["code"] as? Int).map(String.init)
            guard let code, let geometry = feature["geometry"] as? [String: Any], let kind = geometry["type"] as? String else { continue }
            switch kind {
            case "Point": if let point = geometry["coordinates"] as? [Double], point.count >= 2 { outlines.append((code, [[point]], true)) }
            case "Polygon": if let rings = geometry["coordinates"] as? [[[Double]]] { outlines.append((code, rings, false)) }
            case "MultiPolygon": if let parts = geometry["coordinates"] as? [[[[Double]]]] { outlines.append((code, parts.flatMap { $0 }, false)) }
            default: continue
            }
        }
        outlines = outlines.map { ($0.code, $0.rings.map { $0.filter { $0.count >= 2 } }.filter { !$0.isEmpty }, $0.isPoint) }.filter { !$0.rings.isEmpty }
        let points = outlines.flatMap { $0.rings.flatMap { $0 } }
        guard let west = points.map({ $0[0] }).min(), let east = points.map({ $0[0] }).max(), let south = points.map({ $0[1] }).min(),
            let north = points.map({ $0[1] }).max()
        else {
            (shapes, height) = ([], 0)
            return
        }
        // Near enough for a county: degrees of longitude are shorter by the cosine of the latitude.
        let stretch = cos((south + north) / 2 * .pi / 180)
        let margin = 20.0
        let scale = (Double(Self.width) - 2 * margin) / max((east - west) * stretch, (north - south) * 0.6, 0.0001)
        func place(_ point: [Double]) -> (x: Int, y: Int) {
            (Int((margin + (point[0] - west) * stretch * scale).rounded()), Int((margin + (north - point[1]) * scale).rounded()))
        }
        height = Int((2 * margin + (north - south) * scale).rounded())
        shapes = outlines.map { outline in
            var path = ""
            var (left, right, top, bottom) = (Int.max, Int.min, Int.max, Int.min)
            for ring in outline.rings {
                var last: (x: Int, y: Int)?
                for point in ring.map(place) {
                    if let last, last == point { continue }
                    path += (last == nil ? "M" : "L") + "\(point.x) \(point.y)"
                    last = point
                    (left, right, top, bottom) = (min(left, point.x), max(right, point.x), min(top, point.y), max(bottom, point.y))
                }
                path += "Z"
            }
            return Shape(code: outline.code, path: outline.isPoint ? "" : path, centre: ((left + right) / 2, (top + bottom) / 2))
        }.sorted { ($0.path.isEmpty ? 1 : 0, $0.code, $0.path) < ($1.path.isEmpty ? 1 : 0, $1.code, $1.path) }
    }

    /// The drawing.
    ///
    /// - Parameters:
    ///   - places: how a place stands, what it is called and what it leads to; nil for codes that are none of the page's.
    ///   - label: what the drawing is called.
    func svg(label: String, _ places: (String) -> (state: VillageState, name: String, href: String?)?) -> String {
        var areas = ""
        var names = ""
        // Where villages are drawn by themselves, what they stand in is only the ground.
        let showsVillages = shapes.contains { places($0.code).map { $0.href == nil } ?? false }
        for shape in shapes {
            guard let place = places(shape.code) else { continue }
            let name = PageText.escaped(shown(place.name))
            let title = "<title lang=\"zh\">\(name)</title>"
            guard !shape.path.isEmpty else {
                areas += "<circle class=\"f\(place.state.rawValue)\" cx=\"\(shape.centre.x)\" cy=\"\(shape.centre.y)\" r=\"6\">\(title)</circle>"
                continue
            }
            let isGround = showsVillages && place.href != nil
            let area = "<path class=\"\(isGround ? "ground" : "f\(place.state.rawValue)")\" d=\"\(shape.path)\">\(title)</path>"
            guard let href = place.href else {
                areas += area
                continue
            }
            areas += "<a href=\"\(PageText.escaped(href))\">\(area)</a>"
            names +=
                "<text class=\"\(isGround ? "tg" : "t\(place.state.rawValue)")\" lang=\"zh\" x=\"\(shape.centre.x)\" y=\"\(shape.centre.y)\" text-anchor=\"middle\">\(isGround ? "" : Self.symbols[place.state.rawValue] + " ")\(name)</text>"
        }
        guard !areas.isEmpty else { return "" }
        return
            "<svg class=\"map\" viewBox=\"0 0 \(Self.width) \(height)\" role=\"group\" aria-label=\"\(PageText.escaped(label))\">\(areas)<g aria-hidden=\"true\">\(names)</g></svg>"
    }
}
