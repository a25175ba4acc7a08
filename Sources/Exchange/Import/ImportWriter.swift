import Files

extension InventoryImport.Plan {
    /// Writes the files: all of them or none, and only if each is still what it was when it was read.
    ///
    /// - Parameter lock: the lock of the folder that was held since before the inventory was opened. Without it the folder is locked now, and
    ///   who was there in the meantime is seen by the files having changed.
    /// - Throws: ``OutputError`` when something cannot be written.
    public func write(holding lock: FolderLock? = nil) throws {
        guard !files.isEmpty else { return }
        let made = try FolderLock.make(folder)
        do {
            let lock = try lock ?? FolderLock(folder)
            var set = FileSet()
            for file in files { set.add(file.path, file.text, before: file.before) }
            for photo in photos { set.add(photo.path, photo.bytes, before: nil) }
            try set.commit()
            withExtendedLifetime(lock) {}
        } catch {
            made.remove()
            throw error
        }
    }
}
