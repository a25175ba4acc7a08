/// Decides the outcome of a check, as `Judge`, `TraceReader` and `ExemptionJudge` do.
enum JudgeScript {
    static let js = #"""
        // What a check came to: a reader of what its nodes were.
        const Reading = function (evaluator, check) { this.evaluator = evaluator; this.check = check; };
        Reading.prototype = {
          nothing(node) { return node.required ? this.check.ofNothing : 'unmet'; },
          answer(rule) {
            const kept = this.evaluator.kept(rule);
            return kept && 'answer' in kept ? kept.answer : this.evaluator.answer(rule, this.nothing(rule));
          },
          // Whether a rule held as far as it is asked: what is void and drops out is as good as fulfilled.
          holds(rule) {
            const answer = reading(this.answer(rule), this.nothing(rule));
            return !(answer & NO) ? YES : answer === NO ? NO : OPEN;
          },
          settled(rule) { return truthOf(reading(this.answer(rule), 'unmet')); },
          interval(node) {
            const kept = this.evaluator.kept(node);
            if (kept && 'interval' in kept) return kept.interval;
            if (node.is === 'has' || node.is === 'every') {
              this.answer(node);
              return this.evaluator.kept(node).interval;
            }
            return this.evaluator.measure(node).interval;
          },
          looked(member) {
            const kept = this.evaluator.kept(member);
            return kept && kept.looks || [];
          },
          // What a number was held against; with an uncertain base the harder limit, which surely suffices.
          required(rule) {
            const limit = rule.limit;
            if (limit.is !== 'scaled') return limit.limit;
            const actual = this.interval(rule.number);
            if (!actual) return limit.limit;
            const base = this.interval(limit.of) || ANYTHING, least = applied(limit, base[0]), most = applied(limit, base[1]);
            return cmp(shortfallOf(least, actual, false), shortfallOf(most, actual, false)) > 0 ? least : most;
          },
        };

        const outcomeOf = (evaluator, check, waivers) => {
          evaluator.begin(check);
          const reader = new Reading(evaluator, check);
          const applies = check.when ? reading(evaluator.answer(check.when, 'unmet'), 'unmet') : YES;
          const verdict = (outcome, remarks, missing) => ({ outcome: outcome, remarks: remarks || [], missing: missing || [], reader: reader });
          if (applies === NO) return verdict('notApplicable');
          const holdsNow = reading(evaluator.answer(check.require, check.ofNothing), check.ofNothing);
          let remarks = [];
          if (voidable(check.require).some(number => !reader.interval(number))) remarks.push({ is: 'nothing-' + check.ofNothing });
          if (holdsNow === VOID) return verdict('notApplicable', remarks);
          if (!(holdsNow & NO)) return verdict('met', remarks);
          if (check.unless.length) {
            const exempt = exemption(evaluator, check, reader);
            if (exempt.is === 'exempt') return verdict('waived', exempt.remarks);
            remarks = remarks.concat(exempt.remarks);
            if (exempt.is === 'open') return verdict('unreported', remarks, exempt.missing);
          }
          if (holdsNow !== NO || applies !== YES) return verdict('unreported', remarks);
          // Of several waivers the one that runs longest counts.
          const waiver = (waivers || []).filter(w => w.checks.indexOf(check.name) >= 0).reduce((a, b) => !a || b.until > a.until ? b : a, null);
          if (waiver && waiver.until >= evaluator.asOf) return verdict('waived', [{ is: 'waived', text: waiver.text }]);
          if (waiver) remarks.push({ is: 'waiver-expired', day: waiver.until });
          return verdict('unmet', remarks);
        };

        // The numbers compared about the subject itself of which there may be nothing.
        const voidable = rule => {
          switch (rule.is) {
            case 'all': case 'any': case 'not': return rule.parts.reduce((found, part) => found.concat(voidable(part)), []);
            case 'compare': return rule.mayBeVoid ? [rule.number] : [];
            case 'always': case 'is-one': case 'day': case 'has': case 'every': case 'open': case 'reported': return [];
          }
        };

        // Whether a recorded exemption sets a check aside: everything it asks must surely hold.
        const exemption = (evaluator, check, reader) => {
          let remarks = [], missing = [], isOpen = false;
          const note = remark => { if (!remarks.some(known => same(known, remark))) remarks.push(remark); };
          for (const rule of check.unless) {
            const list = evaluator.raw(rule.records);
            if (!list || list.is !== 'records') continue;
            for (let i = 0; i < list.list.length; i++) {
              const record = list.list[i], kind = record[EXEMPTION.kind];
              if (!kind || kind.is !== 'choice' || kind.item !== rule.kind) continue;
              const judged = judgeExemption(evaluator, check, reader, rule, record, i);
              if (judged.truth === YES) return { is: 'exempt', remarks: [judged.remark] };
              if (judged.truth === OPEN) {
                isOpen = true;
                missing = merged(missing, judged.missing);
              }
              note(judged.remark);
            }
          }
          return { is: isOpen ? 'open' : 'none', remarks: remarks, missing: missing };
        };
        const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
        const merged = (known, more) => known.concat(more.filter(one => !known.some(other => same(other, one))));

        const judgeExemption = (evaluator, check, reader, rule, record, index) => {
          const say = (is, more) => ({ truth: NO, remark: Object.assign({ is: is, kind: rule.kind }, more) });
          const field = name => record[EXEMPTION[name]] || NONE, asOf = evaluator.asOf;
          let missing = [];
          const lacks = name => missing.push({ kind: rule.records.kind, field: rule.records.field, record: String(index + 1), recordField: name });
          const code = field('coveredBy').is === 'text' ? field('coveredBy').text : '', until = field('until');
          if (until.is === 'date' && until.day < asOf) return say('expired', { day: until.day });
          const facility = evaluator.facility(code, rule.cover);
          if (facility.flaw) return say(facility.flaw === 'not-open' ? 'uncovered' : facility.flaw, { by: code });
          missing = missing.concat(facility.missing);
          let isOpen = facility.truth === OPEN;
          const approver = field('approvedBy');
          if (approver.is !== 'text' || saysNothing(approver.text)) return say('unapproved');
          if (EXEMPTION.approvedOn) {
            const approved = field('approvedOn');
            if (approved.is === 'date' && approved.day > asOf) return say('not-yet', { day: approved.day });
            if (approved.is !== 'date' && rule.isCoverAsked) lacks(EXEMPTION.approvedOn);
          }
          const matching = evaluator.truth(rule.matching, record);
          if (matching === NO) return say('incomplete');
          if (matching === OPEN) {
            rule.asked.forEach(ref => { if ((record[ref] || NONE).is === 'none') lacks(ref); });
            const cells = new Cells(reader);
            rule.reads.forEach(ref => cells.noteField(ref));
            missing = merged(missing, cells.found);
            isOpen = true;
          }
          if (rule.when) {
            const when = reader.settled(rule.when);
            if (when === NO) return say('not-allowed');
            if (when === OPEN) {
              const cells = new Cells(reader);
              cells.add(rule.when);
              missing = merged(missing, cells.found);
              isOpen = true;
            }
          }
          if (!isOpen && !missing.length) return { truth: YES, remark: { is: 'exempt', kind: rule.kind, by: code } };
          return { truth: OPEN, remark: { is: 'open', kind: rule.kind }, missing: missing };
        };
        const saysNothing = text => NO_WORDS.indexOf(text) >= 0 || /^[\s\-－—–\/／]*$/.test(text);
        """#
}
