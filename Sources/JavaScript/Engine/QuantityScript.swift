/// Exact fractions, as `Quantity` has them. There are no long integers in the language that old telephones know, so what is beyond 53 bits is kept in limbs.
enum QuantityScript {
    static let js = #"""
        // Whole numbers: plain ones while they are exact, else a sign and limbs of seven digits, the lowest first.
        const LIMB = 1e7, EXACT = 9007199254740991;
        const limbs = v => {
          if (typeof v === 'object') return v;
          const l = [];
          for (let rest = Math.abs(v); rest > 0; rest = Math.floor(rest / LIMB)) l.push(rest % LIMB);
          return { s: v < 0 ? -1 : 1, l: l };
        };
        const whole = (s, l) => {
          while (l.length && !l[l.length - 1]) l.pop();
          if (l.length > 3 || l.length === 3 && l[2] >= 90) return { s: s, l: l };
          return s * l.reduceRight((sum, limb) => sum * LIMB + limb, 0);
        };
        const parseWhole = text => {
          const s = text[0] === '-' ? -1 : 1, l = [];
          for (let end = text.length; end > (s < 0 ? 1 : 0); end -= 7) l.push(+text.slice(Math.max(s < 0 ? 1 : 0, end - 7), end));
          return whole(s, l);
        };
        const order = (a, b) => {
          if (a.length !== b.length) return a.length - b.length;
          for (let i = a.length - 1; i >= 0; i--) if (a[i] !== b[i]) return a[i] - b[i];
          return 0;
        };
        const more = (a, b) => {
          const sum = [];
          for (let i = 0, carry = 0; i < Math.max(a.length, b.length) || carry; i++) {
            const t = (a[i] || 0) + (b[i] || 0) + carry;
            sum.push(t % LIMB);
            carry = t >= LIMB ? 1 : 0;
          }
          return sum;
        };
        const less = (a, b) => {
          const rest = a.slice();
          for (let i = 0, borrow = 0; i < a.length; i++) {
            const t = a[i] - (b[i] || 0) - borrow;
            borrow = t < 0 ? 1 : 0;
            rest[i] = t + borrow * LIMB;
          }
          return rest;
        };
        const negative = v => typeof v === 'number' ? -v : { s: -v.s, l: v.l };
        const sign = v => typeof v === 'number' ? Math.sign(v) : v.s;
        const plus = (a, b) => {
          if (typeof a === 'number' && typeof b === 'number' && Math.abs(a + b) <= EXACT) return a + b;
          const x = limbs(a), y = limbs(b);
          if (x.s === y.s) return whole(x.s, more(x.l, y.l));
          return order(x.l, y.l) >= 0 ? whole(x.s, less(x.l, y.l)) : whole(y.s, less(y.l, x.l));
        };
        const times = (a, b) => {
          if (typeof a === 'number' && typeof b === 'number' && Math.abs(a * b) <= EXACT) return a * b;
          const x = limbs(a), y = limbs(b), l = new Array(x.l.length + y.l.length).fill(0);
          x.l.forEach((p, i) => {
            let carry = 0;
            y.l.forEach((q, j) => {
              const t = l[i + j] + p * q + carry;
              l[i + j] = t % LIMB;
              carry = Math.floor(t / LIMB);
            });
            l[i + y.l.length] += carry;
          });
          return whole(x.s * y.s, l);
        };
        const compared = (a, b) => {
          if (typeof a === 'number' && typeof b === 'number') return a - b;
          return sign(plus(a, negative(b)));
        };
        // Quotient and rest of what is not negative.
        const divided = (a, b) => {
          if (typeof a === 'number' && typeof b === 'number') return [Math.floor(a / b), a % b];
          const digits = [];
          let rest = 0;
          for (const limb of limbs(a).l.slice().reverse()) {
            rest = plus(times(rest, LIMB), limb);
            let low = 0, high = LIMB - 1;
            while (low < high) {
              const middle = Math.ceil((low + high) / 2);
              if (compared(times(b, middle), rest) <= 0) low = middle; else high = middle - 1;
            }
            digits.unshift(low);
            rest = plus(rest, negative(times(b, low)));
          }
          return [whole(1, digits), rest];
        };
        const digitsOf = v => {
          if (typeof v === 'number') return String(v);
          return v.l.map((limb, i) => i === v.l.length - 1 ? String(limb) : ('000000' + limb).slice(-7)).reverse().join('');
        };

        // Fractions; a denominator of 0 is infinity.
        const LONGEST = parseWhole('9223372036854775807');
        const Q = (n, d) => ({ n: n, d: d === undefined ? 1 : d });
        const ZERO = Q(0), ONE = Q(1), HUNDRED = Q(100), INFINITE = Q(1, 0);
        const fraction = (top, bottom) => {
          if (bottom === 0) return INFINITE;
          if (sign(bottom) < 0) { top = negative(top); bottom = negative(bottom); }
          const s = sign(top) < 0 ? -1 : 1;
          if (s < 0) top = negative(top);
          let a = top, b = bottom;
          while (b !== 0) [a, b] = [b, divided(a, b)[1]];
          if (compared(a, 1) > 0) { top = divided(top, a)[0]; bottom = divided(bottom, a)[0]; }
          // Beyond 64 bits an amount is no longer of this world; its size is kept, its last digits are lost.
          while (compared(top, LONGEST) > 0 || compared(bottom, LONGEST) > 0) {
            top = divided(top, 2)[0];
            bottom = divided(bottom, 2)[0];
            if (bottom === 0) bottom = 1;
          }
          return Q(s < 0 ? negative(top) : top, bottom);
        };
        // A decimal of at most 12 digits before the point and 6 after it; null for anything else.
        const decimal = text => {
          const m = /^(-?)([0-9]{1,12})(?:\.([0-9]{1,6}))?$/.exec(text);
          if (!m) return null;
          return fraction(parseWhole(m[1] + m[2] + ((m[3] || '') + '000000').slice(0, 6)), 1000000);
        };
        const cmp = (a, b) => {
          if (a.d === 0) return b.d === 0 ? 0 : 1;
          if (b.d === 0) return -1;
          return a.d === b.d ? compared(a.n, b.n) : compared(times(a.n, b.d), times(b.n, a.d));
        };
        const add = (a, b) => {
          if (a.d === 0 || b.d === 0) return INFINITE;
          return fraction(plus(times(a.n, b.d), times(b.n, a.d)), times(a.d, b.d));
        };
        const subtract = (a, b) => a.d === 0 ? INFINITE : b.d === 0 ? ZERO : add(a, Q(negative(b.n), b.d));
        const multiply = (a, b) => {
          if (a.n === 0 || b.n === 0) return ZERO;
          return a.d === 0 || b.d === 0 ? INFINITE : fraction(times(a.n, b.n), times(a.d, b.d));
        };
        const divide = (a, b) => {
          if (a.d === 0 || b.n === 0) return INFINITE;
          return b.d === 0 ? ZERO : fraction(times(a.n, b.d), times(a.d, b.n));
        };
        const greater = (a, b) => cmp(b, a) >= 0 ? b : a;
        const smaller = (a, b) => cmp(b, a) < 0 ? b : a;
        const roundedUp = q => {
          if (q.d === 0 || q.d === 1) return q;
          const s = sign(q.n) < 0 ? -1 : 1, [floor, rest] = divided(s < 0 ? negative(q.n) : q.n, q.d);
          return Q(plus(s < 0 ? negative(floor) : floor, s > 0 && rest !== 0 ? 1 : 0));
        };
        // In decimals, rounded away from zero where something is lacking, so that what is shown always suffices.
        const shown = (q, digits, up) => {
          if (q.d === 0) return '∞';
          const s = sign(q.n) < 0, top = s ? negative(q.n) : q.n;
          const [floor, rest] = divided(times(top, Math.pow(10, digits)), q.d);
          const scaled = (up ? rest !== 0 : compared(times(rest, 2), q.d) >= 0) ? plus(floor, 1) : floor;
          const text = digitsOf(scaled).padStart(digits + 1, '0');
          const decimals = text.slice(text.length - digits).replace(/0+$/, '');
          return (s && scaled !== 0 ? '-' : '') + text.slice(0, text.length - digits) + (digits && decimals ? '.' + decimals : '');
        };

        // What a number can be: from its least to its most.
        const exactly = q => [q, q];
        const ANYTHING = [ZERO, INFINITE];
        const isPoint = v => v[0].d !== 0 && cmp(v[0], v[1]) === 0;
        """#
}
