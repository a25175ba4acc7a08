/// Makes what is sent small enough to be copied, and gives it a checksum.
enum PackingScript {
    static let js = #"""
        const bytesOf = text => new TextEncoder().encode(text);
        const crc32 = bytes => {
          let crc = -1;
          for (let i = 0; i < bytes.length; i++) {
            crc ^= bytes[i];
            for (let k = 0; k < 8; k++) crc = crc & 1 ? crc >>> 1 ^ 0xedb88320 : crc >>> 1;
          }
          return ('0000000' + ((crc ^ -1) >>> 0).toString(16)).slice(-8);
        };
        const base64 = bytes => {
          let text = '';
          for (let i = 0; i < bytes.length; i += 8192) text += String.fromCharCode.apply(null, bytes.subarray(i, i + 8192));
          return btoa(text);
        };
        const base64url = bytes => base64(bytes).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');

        // DEFLATE (RFC 1951) in one block with the fixed codes: what was there up to 32 KiB before is told by distance and length.
        const LENGTHS = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];
        const LENGTH_BITS = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
        const DISTANCES = [1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577];
        const deflate = bytes => {
          const out = [];
          let hold = 0, held = 0;
          const put = (value, count) => {
            for (let i = 0; i < count; i++) {
              hold |= (value >> i & 1) << held;
              if (++held === 8) { out.push(hold); hold = held = 0; }
            }
          };
          // Codes begin with their highest bit, numbers with their lowest.
          const code = (value, count) => { for (let i = count - 1; i >= 0; i--) put(value >> i & 1, 1); };
          const symbol = s => {
            if (s < 144) code(48 + s, 8); else if (s < 256) code(400 + s - 144, 9); else if (s < 280) code(s - 256, 7); else code(192 + s - 280, 8);
          };
          const last = (list, value) => { let i = list.length - 1; while (list[i] > value) i--; return i; };
          const heads = new Map(), before = new Int32Array(bytes.length);
          const key = i => bytes[i] | bytes[i + 1] << 8 | bytes[i + 2] << 16;
          const enter = i => {
            if (i + 2 >= bytes.length) return;
            before[i] = heads.has(key(i)) ? heads.get(key(i)) : -1;
            heads.set(key(i), i);
          };
          put(1, 1);
          put(1, 2);
          for (let i = 0; i < bytes.length;) {
            let best = 0, at = -1;
            if (i + 2 < bytes.length && heads.has(key(i))) {
              for (let j = heads.get(key(i)), tries = 0; j >= 0 && i - j <= 32768 && tries < 64; j = before[j], tries++) {
                let length = 3;
                while (length < 258 && i + length < bytes.length && bytes[j + length] === bytes[i + length]) length++;
                if (length > best) { best = length; at = j; }
              }
            }
            if (best < 3) { symbol(bytes[i]); enter(i++); continue; }
            const l = last(LENGTHS, best), d = last(DISTANCES, i - at);
            symbol(257 + l);
            put(best - LENGTHS[l], LENGTH_BITS[l]);
            code(d, 5);
            put(i - at - DISTANCES[d], d < 4 ? 0 : (d >> 1) - 1);
            for (const end = i + best; i < end;) enter(i++);
          }
          symbol(256);
          if (held) out.push(hold);
          return Uint8Array.from(out);
        };
        const shortText = json => { const bytes = bytesOf(json); return 'DABIAO1.' + base64url(deflate(bytes)) + '.' + crc32(bytes); };

        // SHA-256 (FIPS 180-4): pages from a telephone's own files may not use the browser's.
        const sha256 = bytes => {
          const primes = [], root = (n, power) => { const x = Math.pow(n, power); return (x - Math.floor(x)) * 4294967296 | 0; };
          for (let n = 2; primes.length < 64; n++) if (primes.every(p => n % p)) primes.push(n);
          const k = primes.map(p => root(p, 1 / 3)), h = primes.slice(0, 8).map(p => root(p, 1 / 2));
          const length = bytes.length, data = new Uint8Array((length + 72 >> 6) << 6), view = new DataView(data.buffer), w = new Int32Array(64);
          data.set(bytes);
          data[length] = 128;
          view.setUint32(data.length - 8, Math.floor(length / 536870912));
          view.setUint32(data.length - 4, length << 3);
          const turn = (x, n) => x >>> n | x << 32 - n;
          for (let at = 0; at < data.length; at += 64) {
            for (let i = 0; i < 64; i++) {
              if (i < 16) { w[i] = view.getInt32(at + i * 4); continue; }
              const a = w[i - 15], b = w[i - 2];
              w[i] = w[i - 16] + (turn(a, 7) ^ turn(a, 18) ^ a >>> 3) + w[i - 7] + (turn(b, 17) ^ turn(b, 19) ^ b >>> 10) | 0;
            }
            const v = h.slice();
            for (let i = 0; i < 64; i++) {
              const s1 = turn(v[4], 6) ^ turn(v[4], 11) ^ turn(v[4], 25), t1 = v[7] + s1 + (v[4] & v[5] ^ ~v[4] & v[6]) + k[i] + w[i] | 0;
              const s0 = turn(v[0], 2) ^ turn(v[0], 13) ^ turn(v[0], 22), t2 = s0 + (v[0] & v[1] ^ v[0] & v[2] ^ v[1] & v[2]) | 0;
              v.pop();
              v.unshift(t1 + t2 | 0);
              v[4] = v[4] + t1 | 0;
            }
            v.forEach((x, i) => { h[i] = h[i] + x | 0; });
          }
          return h.map(x => ('0000000' + (x >>> 0).toString(16)).slice(-8)).join('');
        };
        """#
}
