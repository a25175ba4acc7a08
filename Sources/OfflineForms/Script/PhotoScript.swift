/// Makes photos small in the page. They are drawn anew, so nothing of where and with what they were taken is left in them.
enum PhotoScript {
    static let js = #"""
        const LONGEST_SIDE = 1280;
        // Calls back with the bytes of a smaller JPEG, or with nothing where the file is no picture.
        const smallerPhoto = (file, done) => {
          const image = new Image(), url = URL.createObjectURL(file);
          image.onload = () => {
            const scale = Math.min(1, LONGEST_SIDE / Math.max(image.naturalWidth, image.naturalHeight)), canvas = document.createElement('canvas');
            canvas.width = Math.max(1, Math.round(image.naturalWidth * scale));
            canvas.height = Math.max(1, Math.round(image.naturalHeight * scale));
            const context = canvas.getContext('2d');
            context.fillStyle = '#fff';
            context.fillRect(0, 0, canvas.width, canvas.height);
            context.drawImage(image, 0, 0, canvas.width, canvas.height);
            URL.revokeObjectURL(url);
            const data = canvas.toDataURL('image/jpeg', 0.7);
            done(data.slice(0, 23) === 'data:image/jpeg;base64,' ? data.slice(23) : null);
          };
          image.onerror = () => { URL.revokeObjectURL(url); done(null); };
          image.src = url;
        };
        const bytesOfBase64 = data => Uint8Array.from(atob(data), c => c.charCodeAt(0));
        """#
}
