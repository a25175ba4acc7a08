/// Judges rules about one subject, as `Evaluator` does: what each node comes to is kept with the node, and read from there.
enum EvaluatorScript {
    static let js = #"""
        // What cannot be judged here, because it lies outside the one subject.
        const Outside = function (reason) { this.reason = reason; };

        // One subject on one day: its facts and those of the places it stands in by kind, and what the facilities come to that they name.
        const Evaluator = function (frames, asOf, facilities) {
          this.frames = frames;
          this.asOf = asOf;
          this.facilities = facilities || {};
          this.hidden = {};
          this.turn = null;
        };
        Evaluator.prototype = {
          // Begins a check; answers that do not count any more are not there for it.
          begin(check) {
            this.turn = {};
            this.check = check;
            this.hidden = {};
            if (!check.validFor) return;
            check.answered.forEach(ref => {
              const value = this.raw(ref);
              if (!value || value.is === 'none' || !value.answered) return;
              if (value.on !== null && lastDay(check.validFor, value.on) >= this.asOf) return;
              this.hidden[ref.kind + '.' + ref.field] = { is: 'none', lack: value.on === null ? 'undated' : 'lapsed', on: value.on };
            });
          },
          // What was filled in for a field; null where the place is not known.
          raw(ref) {
            const frame = this.frames[ref.kind];
            if (!frame) return null;
            return this.hidden[ref.kind + '.' + ref.field] || frame.values[ref.field] || NONE;
          },
          rawOf(field, record) {
            return field.record ? record && (record[field.field] || NONE) : this.raw(field);
          },
          value(field, record) {
            const raw = this.rawOf(field, record);
            if (!raw) return NONE;
            if (raw.is !== 'none') return raw;
            const about = field.about;
            if (about.from) {
              const date = this.rawOf({ kind: field.kind, record: field.record, field: about.from }, record);
              if (!date || date.is !== 'date') return NONE;
              if (about.type === 'valid-until') return { is: 'choice', item: date.day >= this.asOf ? VALID : EXPIRED };
              return { is: 'number', q: Q(Math.max(0, wholeYears(date.day, this.asOf))) };
            }
            return about.standard === undefined ? raw : { is: 'choice', item: about.standard };
          },
          number(field, record) {
            const value = this.value(field, record);
            if (value.is === 'number') return exactly(value.q);
            return field.about.type === 'percent' ? [ZERO, HUNDRED] : ANYTHING;
          },

          // Of what is asked of records nothing is kept: they are many.
          note(node, record, entry) {
            if (record) return;
            if (node.turn !== this.turn) { node.turn = this.turn; node.kept = {}; }
            Object.assign(node.kept, entry);
          },
          kept(node) { return node.turn === this.turn ? node.kept : null; },

          answer(rule, nothing, record) {
            const answer = this.judge(rule, nothing, record);
            this.note(rule, record, { answer: answer });
            return answer;
          },
          judge(rule, nothing, record) {
            switch (rule.is) {
              case 'always': return YES;
              case 'all': {
                let result = VOID;
                for (const part of rule.parts) {
                  result = both(result, reading(this.answer(part, nothing, record), nothing));
                  if (result === NO) break;
                }
                return result;
              }
              case 'any': {
                let result = VOID;
                for (const part of rule.parts) {
                  result = either(result, reading(this.answer(part, nothing, record), nothing));
                  if (result === YES) break;
                }
                return result;
              }
              case 'not': return negated(this.answer(rule.parts[0], nothing, record));
              case 'compare': {
                const measure = this.measure(rule.number, record);
                if (!measure.interval) return VOID;
                const truth = this.keeps(rule.limit, measure.interval, record);
                return measure.perhapsVoid ? truth | VOID : truth;
              }
              case 'is-one': {
                const value = this.value(rule.field, record);
                return value.is === 'choice' || value.is === 'yes-no' ? (rule.items.indexOf(value.item) >= 0 ? YES : NO) : OPEN;
              }
              case 'day': {
                const value = this.value(rule.field, record);
                if (value.is !== 'date') return OPEN;
                return (rule.from === undefined ? value.day <= rule.until : value.day >= rule.from) ? YES : NO;
              }
              case 'has': {
                const present = this.presence(rule, record);
                this.note(rule, record, { interval: present });
                return holds(atLeast(Q(rule.least)), present);
              }
              case 'every': {
                const tally = this.tally(rule.members, null, record);
                this.note(rule, record, { interval: tally.failing() });
                return tally.all();
              }
              case 'open': {
                const value = this.rawOf(rule.field, record);
                if (!value || value.is !== 'text') return OPEN;
                const verdict = this.facility(value.text, rule.test);
                this.note(rule, record, { missing: verdict.missing });
                return verdict.truth;
              }
              case 'reported': {
                const from = rule.field.about.from;
                const value = this.rawOf(from ? { kind: rule.field.kind, record: rule.field.record, field: from } : rule.field, record);
                return !value ? OPEN : value.is !== 'none' ? YES : NO;
              }
            }
          },
          // A condition on a record; a share of nothing does not hold there.
          truth(rule, record) { return truthOf(reading(this.answer(rule, 'unmet', record), 'unmet')); },
          keeps(limit, interval, record) {
            if (limit.is !== 'scaled') return holds(limit.limit, interval);
            const base = this.measure(limit.of, record).interval || ANYTHING;
            const a = holds(applied(limit, base[0]), interval), b = holds(applied(limit, base[1]), interval);
            return a === b ? a : OPEN;
          },
          presence(rule, record) {
            const value = this.rawOf(rule.field, record);
            if (!value || value.is !== 'terms') return [ZERO, Q(rule.terms.length)];
            const counts = rule.terms.map(term => countOf(value, term));
            return [Q(counts.filter(c => c > 0).length), Q(counts.filter(c => c !== 0).length)];
          },
          // A facility in another place was put to every test when the form was made.
          facility(code, test) {
            const verdicts = this.facilities[code];
            if (!verdicts || !verdicts[test]) throw new Outside('facility');
            return Object.assign({ missing: [] }, verdicts[test]);
          },

          measure(number, record) {
            const measure = this.workOut(number, record);
            this.note(number, record, measure);
            return measure;
          },
          workOut(number, record) {
            switch (number.is) {
              case 'field': return { interval: this.number(number.field, record), perhapsVoid: false };
              case 'item': {
                const value = this.rawOf(number.field, record), n = value ? countOf(value, number.term) : -1;
                return { interval: n < 0 ? ANYTHING : exactly(Q(n)), perhapsVoid: false };
              }
              case 'count': return { interval: this.tally(number.members, null, record).count(), perhapsVoid: false };
              case 'share': {
                const tally = this.tally(number.members, null, record);
                return { interval: tally.share(), perhapsVoid: tally.isPerhapsEmpty() };
              }
              case 'sum': return { interval: this.tally(number.members, number.of, record).total(), perhapsVoid: false };
              case 'ratio': return this.ratio(number.parts, record);
              case 'days': case 'quarters': {
                const value = this.value(number.field, record);
                // What is yet to come has not been done.
                if (value.is !== 'date' || value.day > this.asOf) return { interval: ANYTHING, perhapsVoid: false };
                const passed = number.is === 'days' ? this.asOf - value.day : quarterOf(this.asOf) - quarterOf(value.day);
                return { interval: exactly(Q(passed)), perhapsVoid: false };
              }
              case 'total': return this.total(number.parts, record);
              case 'mean': {
                const sum = this.total(number.parts, record), by = Q(number.parts.length);
                return { interval: sum.interval && sum.interval.map(q => divide(q, by)), perhapsVoid: sum.perhapsVoid };
              }
            }
          },
          ratio(parts, record) {
            const top = this.measure(parts[0], record), bottom = this.measure(parts[1], record), above = top.interval, below = bottom.interval;
            if (!above || !below || cmp(below[1], ZERO) <= 0) return { interval: null, perhapsVoid: false };
            const isPerhapsNothing = cmp(below[0], ZERO) === 0, least = isPerhapsNothing && parts[1].whole ? ONE : below[0];
            return {
              interval: [divide(above[0], below[1]), cmp(above[1], ZERO) === 0 ? ZERO : divide(above[1], least)],
              perhapsVoid: top.perhapsVoid || bottom.perhapsVoid || isPerhapsNothing,
            };
          },
          total(parts, record) {
            let interval = exactly(ZERO), perhapsVoid = false;
            for (const part of parts) {
              const measure = this.measure(part, record);
              if (!measure.interval) return { interval: null, perhapsVoid: false };
              interval = [add(interval[0], measure.interval[0]), add(interval[1], measure.interval[1])];
              perhapsVoid = perhapsVoid || measure.perhapsVoid;
            }
            return { interval: interval, perhapsVoid: perhapsVoid };
          },

          tally(members, of, record) {
            const tally = new Tally();
            members.forEach(member => this.addRecords(member, of, record, tally));
            return tally;
          },
          addRecords(member, of, record, tally) {
            const value = this.raw(member.field), looks = [];
            if (!value || value.is !== 'records') tally.isUnbounded = true;
            else value.list.forEach(one => {
              const among = this.truth(member.among, one), matching = this.truth(member.matching, one);
              tally.add(among, matching);
              if (of) tally.addNumber(this.number(of, one), among, matching);
              looks.push({ among: among, matching: matching });
            });
            this.note(member, record, { looks: looks });
          },
        };

        const Tally = function () {
          Object.assign(this, { yes: 0, maybe: 0, no: 0, perhapsYes: 0, perhapsMaybe: 0, perhapsNo: 0, isUnbounded: false, sum: exactly(ZERO) });
        };
        Tally.prototype = {
          add(among, matching) {
            if (among === NO) return;
            const at = matching === YES ? 0 : matching === OPEN ? 1 : 2;
            this[(among === YES ? ['yes', 'maybe', 'no'] : ['perhapsYes', 'perhapsMaybe', 'perhapsNo'])[at]]++;
          },
          addNumber(v, among, matching) {
            const truth = and(among, matching);
            if (truth !== NO) this.sum = [truth === YES ? add(this.sum[0], v[0]) : this.sum[0], add(this.sum[1], v[1])];
          },
          count() { return [Q(this.yes), this.isUnbounded ? INFINITE : Q(this.yes + this.maybe + this.perhapsYes + this.perhapsMaybe)]; },
          share() {
            if (this.isUnbounded) return [ZERO, HUNDRED];
            const sure = this.yes + this.maybe + this.no;
            if (sure + this.perhapsYes + this.perhapsMaybe + this.perhapsNo === 0) return null;
            // Least: every perhaps that lowers it is counted in, every perhaps that raises it left out.
            const least = sure + this.perhapsMaybe + this.perhapsNo, most = this.yes + this.maybe + this.perhapsYes + this.perhapsMaybe;
            return [least === 0 ? HUNDRED : fraction(this.yes * 100, least), most + this.no === 0 ? ZERO : fraction(most * 100, most + this.no)];
          },
          isPerhapsEmpty() {
            return this.yes + this.maybe + this.no === 0 && (this.isUnbounded || this.perhapsYes + this.perhapsMaybe + this.perhapsNo > 0);
          },
          total() { return this.isUnbounded ? [this.sum[0], INFINITE] : this.sum; },
          failing() { return [Q(this.no), Q(this.no + this.maybe + this.perhapsNo + this.perhapsMaybe)]; },
          all() { return this.no > 0 ? NO : this.isUnbounded || this.maybe + this.perhapsMaybe + this.perhapsNo > 0 ? OPEN : YES; },
        };
        """#
}
