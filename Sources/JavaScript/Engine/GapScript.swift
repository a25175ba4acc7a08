/// Says what exactly is missing where a check is unmet or unreported, as `GapFinder`, `OpenParts` and `MissingCells` do.
enum GapScript {
    static let js = #"""
        // The parts of a rule that are told of because they are not fulfilled, or not known to be.
        const isPutTogether = rule => rule.is === 'all' || rule.is === 'any';
        const failing = (reader, rule) => {
          if (rule.is === 'all') return rule.parts.filter(part => reader.holds(part) === NO).reduce((list, part) => list.concat(failing(reader, part)), []);
          if (rule.is === 'any') return failing(reader, nearest(reader, rule));
          return [rule];
        };
        const firstOpen = (reader, rule) => {
          if (rule.is === 'all') {
            const part = rule.parts.find(p => reader.holds(p) === NO) || rule.parts.find(p => reader.holds(p) === OPEN);
            return part ? firstOpen(reader, part) : rule;
          }
          return rule.is === 'any' ? firstOpen(reader, nearest(reader, rule)) : rule;
        };
        const described = (reader, rule) => {
          const part = { node: rule };
          if (rule.is === 'compare') {
            part.required = reader.required(rule);
            part.unit = rule.unit;
            const actual = reader.interval(rule.number);
            if (actual) {
              part.actual = actual;
              part.shortfall = shortfallOf(part.required, actual, rule.number.whole);
              if (rule.limit.is === 'levels') part.level = reachedLevel(rule.limit, actual);
            }
          } else if (rule.is === 'has') {
            part.required = atLeast(Q(rule.least));
            part.actual = reader.interval(rule);
            part.shortfall = shortfallOf(part.required, part.actual, true);
          } else if (rule.is === 'every') {
            part.required = equals(ZERO);
            part.actual = reader.interval(rule);
            part.shortfall = part.actual[0];
          }
          return part;
        };
        // The nearest alternative: the fewest parts that surely fail, then the least that is lacking of their numbers; of several the first.
        const nearest = (reader, rule) => {
          const something = rule.parts.filter(part => reader.answer(part) !== VOID);
          return (something.length ? something : rule.parts).map(part => [part, distance(reader, part)])
            .reduce((a, b) => (b[1].parts !== a[1].parts ? b[1].parts < a[1].parts : cmp(b[1].lacking, a[1].lacking) < 0) ? b : a)[0];
        };
        const distance = (reader, rule) => {
          if (reader.holds(rule) !== NO) return { parts: 0, lacking: ZERO };
          if (rule.is === 'all') {
            return rule.parts.map(part => distance(reader, part))
              .reduce((a, b) => ({ parts: a.parts + b.parts, lacking: add(a.lacking, b.lacking) }), { parts: 0, lacking: ZERO });
          }
          if (rule.is === 'any') return distance(reader, nearest(reader, rule));
          return { parts: 1, lacking: lackingOf(described(reader, rule)) };
        };
        const lackingOf = part => {
          if (!part.required || !part.actual || !part.shortfall) return ONE;
          const limit = part.required, low = part.actual[0], isBelow = cmp(part.actual[1], limit.a) < 0;
          const whole = { 'at-least': limit.a, 'more-than': limit.a, 'at-most': low, 'less-than': low }[limit.is] || (isBelow ? limit.a : low);
          return cmp(part.shortfall, ZERO) === 0 ? ZERO : smaller(ONE, divide(part.shortfall, whole));
        };

        // The cells without which a rule cannot be told, in the order of the rule.
        const MOST_CELLS = 20;
        const Cells = function (reader) { this.reader = reader; this.found = []; };
        Cells.prototype = {
          fact(fact) { if (this.found.length < MOST_CELLS && !this.found.some(known => same(known, fact))) this.found.push(fact); },
          add(node) {
            const reader = this.reader;
            switch (node.is) {
              case 'always': break;
              case 'all': case 'any': node.parts.forEach(part => { if (reader.holds(part) === OPEN) this.add(part); }); break;
              case 'not': this.add(node.parts[0]); break;
              case 'compare':
                if (node.limit.is === 'scaled') this.add(node.limit.of);
                this.add(node.number);
                break;
              case 'every':
                reader.answer(node);
                node.members.forEach(member => this.addRecords(member, null));
                break;
              case 'is-one': case 'day': case 'reported': this.note(node.field); break;
              case 'has': this.note(node.field, node.terms); break;
              case 'open':
                this.note(node.field);
                reader.answer(node);
                (reader.evaluator.kept(node).missing || []).forEach(fact => this.fact(fact));
                break;
              case 'field': case 'item': case 'count': case 'share': case 'sum': case 'ratio': case 'days': case 'quarters': case 'total': case 'mean':
                this.addNumber(node);
                break;
            }
          },
          addNumber(number) {
            const reader = this.reader;
            reader.interval(number);
            switch (number.is) {
              case 'field': this.note(number.field); break;
              case 'item': this.note(number.field, [number.term]); break;
              case 'days': case 'quarters': {
                if (number.field.record) break;
                const value = reader.evaluator.value(number.field);
                if (value.is === 'date' && value.day > reader.evaluator.asOf) {
                  this.fact({ kind: number.field.kind, field: number.field.field, reason: { is: 'date-to-come', day: value.day } });
                } else this.noteField(number.field);
                break;
              }
              case 'count': case 'share': number.members.forEach(member => this.addRecords(member, null)); break;
              case 'sum': number.members.forEach(member => this.addRecords(member, number.of)); break;
              case 'ratio': case 'total': case 'mean': number.parts.forEach(part => this.add(part)); break;
            }
          },
          addRecords(member, of) {
            const evaluator = this.reader.evaluator, value = evaluator.raw(member.field);
            if (!value) return;
            if (value.is !== 'records') { this.noteField(member.field); return; }
            const looks = this.reader.looked(member);
            value.list.forEach((record, i) => {
              const looked = looks[i];
              if (!looked || looked.among === NO) return;
              const asked = looked.among === OPEN || looked.matching === OPEN ? member.asked.slice() : [];
              if (of && of.record && and(looked.among, looked.matching) !== NO) asked.push(of);
              const id = record.id && record.id.is === 'text' ? record.id.text : String(i + 1);
              asked.forEach(field => {
                // A derived value is missing because the date it is worked out from is.
                const cell = field.about.from ? R(field.record, field.about.from) : field;
                if ((record[cell.field] || NONE).is === 'none' && cell.about.standard === undefined) {
                  this.fact({ kind: member.field.kind, field: member.field.field, record: id, recordField: cell.field });
                }
              });
            });
          },
          note(field, terms) {
            if (field.record) return;
            const value = this.reader.evaluator.raw(field);
            if (!terms || !value || value.is !== 'terms') { this.noteField(field); return; }
            terms.forEach(term => { if (countOf(value, term) < 0) this.fact({ kind: field.kind, field: field.field, term: term }); });
          },
          // A field in which nothing that counts was filled in.
          noteField(field) {
            const cell = field.about.from ? S(field.kind, field.about.from) : field, value = this.reader.evaluator.raw(cell) || NONE;
            if (value.is !== 'none' || field.about.standard !== undefined) return;
            const fact = { kind: cell.kind, field: cell.field };
            if (value.lack === 'lapsed') fact.reason = { is: value.lack, day: value.on, text: this.reader.check.validFor.text };
            else if (value.lack === 'future') { if (value.on !== null) fact.reason = { is: value.lack, day: value.on }; }
            else if (value.lack) fact.reason = { is: value.lack };
            this.fact(fact);
          },
        };

        // The gaps of a check that is unmet or unreported; of a list each item that is lacking is one of its own.
        const gapsOf = verdict => {
          const reader = verdict.reader, check = reader.check, rule = check.require, outcome = verdict.outcome;
          if (outcome !== 'unmet' && outcome !== 'unreported') return [];
          const start = { outcome: outcome, remarks: verdict.remarks, missing: [], parts: [] }, gaps = [];
          const list = rule.is === 'has' && rule.whole && !rule.field.record ? reader.evaluator.raw(rule.field) : null;
          if (list && list.is === 'terms' && (outcome === 'unmet' || !check.when || reader.holds(check.when) === YES)) {
            rule.terms.forEach(term => {
              const n = countOf(list, term);
              if (n > 0) return;
              const isLacking = n === 0 && outcome === 'unmet';
              gaps.push(Object.assign({}, start, {
                term: term, required: atLeast(ONE), outcome: isLacking ? 'unmet' : 'unreported', actual: n === 0 ? exactly(ZERO) : ANYTHING,
                shortfall: n === 0 ? ONE : undefined, unit: unitOf(rule.field, term),
                missing: n === 0 ? [] : [{ kind: rule.field.kind, field: rule.field.field, term: term }],
              }));
            });
          } else {
            const first = described(reader, firstOpen(reader, rule)), gap = Object.assign({}, start, {
              required: first.required, actual: first.actual, shortfall: first.shortfall, unit: first.unit, level: first.level,
            });
            if (outcome === 'unmet' && first.node !== rule) {
              const parts = failing(reader, rule);
              if (parts.length > 1) gap.parts = parts.map(part => described(reader, part));
            }
            if (outcome === 'unreported') {
              gap.shortfall = undefined;
              const cells = new Cells(reader);
              if (check.when && reader.holds(check.when) === OPEN) cells.add(check.when);
              cells.add(rule);
              gap.missing = cells.found;
            }
            gaps.push(gap);
          }
          gaps.forEach(gap => { gap.missing = merged(gap.missing, verdict.missing); });
          return gaps;
        };
        """#
}
