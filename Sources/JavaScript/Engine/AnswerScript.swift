/// What rules come to, as `Answer`, `Truth` and `Comparison` have it.
enum AnswerScript {
    static let js = #"""
        // One bit for each possibility; what is not known is several of them.
        const YES = 1, NO = 2, VOID = 4, OPEN = 3;
        const truthOf = answer => answer === YES ? YES : answer === NO ? NO : OPEN;
        const reading = (answer, nothing) => {
          if (!(answer & VOID) || nothing === 'not-applicable') return answer;
          return answer & ~VOID | (nothing === 'met' ? YES : NO);
        };
        // A part that is void drops out.
        const both = (a, b) => {
          if (a === NO || b === NO) return NO;
          return a & b | (a | b) & NO | (a & VOID && b & YES || a & YES && b & VOID ? YES : 0);
        };
        const negated = a => a & VOID | (a & YES ? NO : 0) | (a & NO ? YES : 0);
        const either = (a, b) => negated(both(negated(a), negated(b)));
        const and = (a, b) => a === NO || b === NO ? NO : a === YES && b === YES ? YES : OPEN;

        const atLeast = a => ({ is: 'at-least', a: a }), atMost = a => ({ is: 'at-most', a: a });
        const moreThan = a => ({ is: 'more-than', a: a }), lessThan = a => ({ is: 'less-than', a: a });
        const equals = a => ({ is: 'equals', a: a }), between = (a, b) => ({ is: 'between', a: a, b: b });
        // Whether every value, no value, or some values keep a limit.
        const holds = (c, v) => {
          const told = (yes, no) => yes ? YES : no ? NO : OPEN;
          switch (c.is) {
            case 'at-least': return told(cmp(v[0], c.a) >= 0, cmp(v[1], c.a) < 0);
            case 'at-most': return told(cmp(v[1], c.a) <= 0, cmp(v[0], c.a) > 0);
            case 'more-than': return told(cmp(v[0], c.a) > 0, cmp(v[1], c.a) <= 0);
            case 'less-than': return told(cmp(v[1], c.a) < 0, cmp(v[0], c.a) >= 0);
            case 'equals': return told(cmp(v[0], c.a) === 0 && cmp(v[1], c.a) === 0, cmp(v[1], c.a) < 0 || cmp(v[0], c.a) > 0);
            case 'between': return told(cmp(v[0], c.a) >= 0 && cmp(v[1], c.b) <= 0, cmp(v[1], c.a) < 0 || cmp(v[0], c.b) > 0);
          }
        };
        // The least change of the number that would keep the limit.
        const shortfallOf = (c, v, isWhole) => {
          const step = isWhole ? ONE : ZERO;
          switch (c.is) {
            case 'at-least': return greater(ZERO, subtract(c.a, v[1]));
            case 'at-most': return greater(ZERO, subtract(v[0], c.a));
            case 'more-than': return cmp(v[1], c.a) <= 0 ? add(subtract(c.a, v[1]), step) : ZERO;
            case 'less-than': return cmp(v[0], c.a) >= 0 ? add(subtract(v[0], c.a), step) : ZERO;
            case 'equals': return greater(greater(ZERO, subtract(c.a, v[1])), subtract(v[0], c.a));
            case 'between': return greater(greater(ZERO, subtract(c.a, v[1])), subtract(v[0], c.b));
          }
        };
        const changed = (c, by) => c.b ? { is: c.is, a: by(c.a), b: by(c.b) } : { is: c.is, a: by(c.a) };
        // A limit as it reads for so many of what it grows with.
        const applied = (limit, base) => {
          const scaled = changed(limit.limit, q => multiply(q, divide(base, limit.per)));
          return limit.plus ? changed(scaled, q => add(q, limit.plus)) : scaled;
        };
        const wording = c => {
          if (c.is === 'between') return shown(c.a, 6) + '–' + shown(c.b, 6);
          return { 'at-least': '≥ ', 'at-most': '≤ ', 'more-than': '> ', 'less-than': '< ', equals: '= ' }[c.is] + shown(c.a, 6);
        };
        """#
}
