import Foundation

#if canImport(Glibc)
    import Glibc
#endif

/// A headless browser, driven over the WebDriver protocol.
package final class WebDriver {
    /// What went wrong.
    package struct Failure: Error, CustomStringConvertible {
        package var description: String
    }

    private var process = Process()
    private var port = 0
    private var session = ""

    /// Starts a browser with a window of a width.
    package init(width: Int, height: Int = 1400) async throws {
        // Somebody may have the port already; then the driver ends, and another port is tried.
        for _ in 0..<5 {
            if try await starts() { break }
        }
        let options: [String: Any] = [
            "args": ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars", "--window-size=\(width),\(height)"],
            "mobileEmulation": ["deviceMetrics": ["width": width, "height": height, "pixelRatio": 1.0, "touch": false]],
        ]
        let answer = try await call(
            "POST", "/session",
            ["capabilities": ["alwaysMatch": ["browserName": "chrome", "goog:chromeOptions": options, "goog:loggingPrefs": ["browser": "ALL"]]]])
        session = (answer as? [String: Any])?["sessionId"] as? String ?? ""
    }

    deinit { stop() }

    /// Ends the driver at once. It has inherited that other signals are held back, as they are on the threads tests run on.
    private func stop() { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }

    /// Starts the driver on a port below those that the system hands out by itself; false when it ends instead of answering.
    private func starts() async throws -> Bool {
        process = Process()
        port = Int.random(in: 20_000...32_000)
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["chromedriver", "--port=\(port)", "--silent"]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        // On a busy machine it takes its time.
        for _ in 0..<600 {
            guard process.isRunning else { return false }
            if (try? await call("GET", "/status")) != nil { return true }
            try await Task.sleep(nanoseconds: 100_000_000)
        }
        stop()
        return false
    }

    @discardableResult
    private func call(_ method: String, _ path: String, _ body: [String: Any]? = nil) async throws -> Any {
        let content = method == "POST" ? try JSONSerialization.data(withJSONObject: body ?? [:]) : Data()
        let (status, data) = try exchange(method, path, content)
        let answer = try JSONSerialization.jsonObject(with: data) as? [String: Any]
        guard status == 200 else { throw Failure(description: String(decoding: data, as: UTF8.self)) }
        return answer?["value"] ?? NSNull()
    }

    /// One request and its answer, on a connection of its own.
    private func exchange(_ method: String, _ path: String, _ content: Data) throws -> (status: Int, body: Data) {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { Glibc.close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        let connected = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) }
        }
        guard connected == 0 else { throw Failure(description: "cannot connect") }
        var request = Data(
            "\(method) \(path) HTTP/1.1\r\nHost: localhost:\(port)\r\nContent-Type: application/json\r\nContent-Length: \(content.count)\r\nConnection: close\r\n\r\n"
                .utf8)
        request.append(content)
        var sent = 0
        while sent < request.count {
            let count = request.withUnsafeBytes { send(descriptor, $0.baseAddress! + sent, request.count - sent, 0) }
            guard count > 0 else { throw Failure(description: "cannot send") }
            sent += count
        }
        var answer = Data()
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = recv(descriptor, &buffer, buffer.count, 0)
            if count <= 0 { break }
            answer.append(contentsOf: buffer[..<count])
            // The whole answer may be there before the connection is closed.
            if let end = answer.range(of: Data("\r\n\r\n".utf8)) {
                let head = String(decoding: answer[..<end.lowerBound], as: UTF8.self).lowercased()
                if let line = head.components(separatedBy: "\r\n").first(where: { $0.hasPrefix("content-length:") }),
                    let length = Int(line.dropFirst(15).trimmingCharacters(in: .whitespaces)), answer.count >= end.upperBound + length
                {
                    break
                }
            }
        }
        guard let end = answer.range(of: Data("\r\n\r\n".utf8)) else { throw Failure(description: "no answer") }
        let status = Int(String(decoding: answer.prefix(12), as: UTF8.self).suffix(3)) ?? 0
        return (status, answer[end.upperBound...])
    }

    package func open(_ path: String) async throws { try await call("POST", "/session/\(session)/url", ["url": "file://" + path]) }

    /// Runs a script in the page.
    package func run(_ script: String) async throws -> Any { try await call("POST", "/session/\(session)/execute/sync", ["script": script, "args": [Any]()]) }

    /// Has pages drawn as for somebody who prefers dark, or light.
    package func prefer(dark: Bool) async throws {
        let features = [["name": "prefers-color-scheme", "value": dark ? "dark" : "light"]]
        try await call("POST", "/session/\(session)/goog/cdp/execute", ["cmd": "Emulation.setEmulatedMedia", "params": ["features": features]])
    }

    /// Takes the network away.
    package func goOffline() async throws {
        try await call("POST", "/session/\(session)/goog/cdp/execute", ["cmd": "Network.enable", "params": [String: Any]()])
        let conditions: [String: Any] = ["offline": true, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0]
        try await call("POST", "/session/\(session)/goog/cdp/execute", ["cmd": "Network.emulateNetworkConditions", "params": conditions])
    }

    /// Runs a script in the page that calls its last argument back with a text.
    package func runLater(_ script: String) async throws -> String {
        try await call("POST", "/session/\(session)/timeouts", ["script": 60_000])
        return try await call("POST", "/session/\(session)/execute/async", ["script": script, "args": [Any]()]) as? String ?? ""
    }

    /// Runs a script before anything of the pages that are opened from now on.
    package func beforePages(_ script: String) async throws {
        try await call("POST", "/session/\(session)/goog/cdp/execute", ["cmd": "Page.addScriptToEvaluateOnNewDocument", "params": ["source": script]])
    }

    /// Presses on an element.
    package func press(_ selector: String) async throws {
        let id = try await element(selector)
        try await call("POST", "/session/\(session)/element/\(id)/click")
    }

    /// Presses keys in a field.
    package func type(_ text: String, into selector: String) async throws {
        let id = try await element(selector)
        try await call("POST", "/session/\(session)/element/\(id)/value", ["text": text])
    }

    private func element(_ selector: String) async throws -> String {
        let found = try await call("POST", "/session/\(session)/element", ["using": "css selector", "value": selector]) as? [String: String]
        guard let id = found?.values.first else { throw Failure(description: "no \(selector)") }
        return id
    }

    /// What axe-core finds on the page, a line for each rule that is broken with an example.
    package func violations(axe path: String) async throws -> [String] {
        try await call("POST", "/session/\(session)/timeouts", ["script": 300_000])
        _ = try await run(String(contentsOfFile: path, encoding: .utf8))
        let script =
            "var done=arguments[0];axe.run(document,{resultTypes:['violations'],runOnly:{type:'tag',values:['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa','best-practice']}}).then(function(r){done(r.violations.map(function(v){return v.id+' ('+v.nodes.length+'): '+v.nodes[0].html.slice(0,160)+' '+(v.nodes[0].any[0]||{}).message}))},function(e){done(['error: '+e])})"
        return try await call("POST", "/session/\(session)/execute/async", ["script": script, "args": [Any]()]) as? [String] ?? ["no answer"]
    }

    /// What the page wrote to its console.
    package func console() async throws -> [String] {
        (try await call("POST", "/session/\(session)/se/log", ["type": "browser"]) as? [[String: Any]] ?? []).compactMap { $0["message"] as? String }
    }

    /// A picture of the window.
    package func screenshot() async throws -> Data { Data(base64Encoded: try await call("GET", "/session/\(session)/screenshot") as? String ?? "") ?? Data() }

    /// A picture of one element.
    package func picture(of selector: String) async throws -> Data {
        let id = try await element(selector)
        return Data(base64Encoded: try await call("GET", "/session/\(session)/element/\(id)/screenshot") as? String ?? "") ?? Data()
    }

    /// The page as it is printed on A4.
    package func pdf() async throws -> Data {
        let page: [String: Any] = ["page": ["width": 21.0, "height": 29.7], "shrinkToFit": false, "background": true]
        return Data(base64Encoded: try await call("POST", "/session/\(session)/print", page) as? String ?? "") ?? Data()
    }

    package func close() async { _ = try? await call("DELETE", "/session/\(session)") }
}
