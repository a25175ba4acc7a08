/// Puts gaps into words that come with the standards, as `GapWords`, `NumberWords`, `ValueWords` and `RemarkWords` have them.
enum WordScript {
    static let js = #"""
        // A phrase with what it tells of in its gaps.
        const filled = (text, args) => text.replace(/\{([0-9])\}/g, (gap, number) => args[number]);
        const say = function (key) { return filled(WORDS[key], Array.prototype.slice.call(arguments, 1)); };

        const termOf = (field, term) => TERMS[field.about.list][term];
        const unitOf = (field, term) => termOf(field, term).unit;
        const digitsFor = unit => unit === '%' ? 1 : 2;
        const behind = unit => !unit ? '' : unit === '%' ? '%' : ' ' + unit;
        const actualText = gap => {
          if (!gap.actual) return null;
          const [low, high] = gap.actual, text = q => shown(q, digitsFor(gap.unit)), unit = behind(gap.unit);
          if (isPoint(gap.actual)) return text(low) + unit;
          // The whole range of a percentage, like everything from zero up, says nothing.
          if (cmp(low, ZERO) === 0 && (high.d === 0 || gap.unit === '%' && cmp(high, HUNDRED) === 0)) return null;
          return high.d === 0 ? say('atLeast', text(low) + unit) : text(low) + '–' + text(high) + unit;
        };
        const shortfallText = gap => {
          const q = gap.shortfall;
          return !q || cmp(q, ZERO) <= 0 || q.d === 0 ? null : shown(q, digitsFor(gap.unit), true) + behind(gap.unit);
        };
        const numbersOf = gap => {
          const parts = [], actual = actualText(gap), limit = gap.required, lacking = shortfallText(gap);
          const mustBeNone = limit && (limit.is === 'equals' || limit.is === 'at-most') && cmp(limit.a, ZERO) === 0;
          if (actual) parts.push(say(mustBeNone ? 'notAsRequired' : 'has', actual));
          if (!mustBeNone && limit) parts.push(say('needs', wording(limit) + behind(gap.unit)));
          if (!mustBeNone && lacking) {
            const way = !limit ? 'off' : { 'at-least': 'short', 'more-than': 'short', 'at-most': 'over', 'less-than': 'over' }[limit.is] || 'off';
            parts.push(say(way, lacking));
          }
          return parts;
        };
        const partPhrase = part => {
          const rule = part.node;
          if (rule.unwanted) return say('unwanted', rule.unwanted);
          const numbers = numbersOf(part);
          return numbers.length ? say('part', rule.text, numbers.join(WORDS.comma)) : say('notSo', rule.text);
        };
        const remarkText = remark => {
          if (remark.text !== undefined) return remark.text;
          const text = remark.kind === undefined ? REMARKS.all[remark.is] : REMARKS[remark.kind][remark.is];
          return filled(text, [remark.day !== undefined ? dayText(remark.day) : remark.by]);
        };
        // One line's worth: what there is, what is asked, how far it is.
        const phraseOf = (gap, check) => {
          if (gap.outcome === 'unreported') {
            return gap.missing.length ? say('toFillIn', gap.missing.map(fact => labelOf(fact, check.kind)).join(WORDS.listed)) : WORDS.undecidable;
          }
          const lines = gap.parts.length ? [gap.parts.map(partPhrase).join(WORDS.semicolon)] : numbersOf(gap);
          return lines.concat(gap.remarks.map(remarkText)).join(WORDS.comma);
        };

        // A missing cell as people look for it.
        const labelOf = (fact, own) => {
          const about = aboutOf(fact.kind, fact.field);
          let text = (fact.of ? KINDS[fact.kind] + ' ' + fact.of + '·' : fact.kind === own ? '' : KINDS[fact.kind] + '·') + about.label;
          if (fact.term !== undefined) text += '·' + TERMS[about.list][fact.term].label;
          if (fact.record) text += ' ' + fact.record;
          if (fact.recordField) text += '·' + aboutOf('#' + about.record, fact.recordField).label;
          if (!fact.reason) return text;
          const reason = fact.reason.text || WORDS[fact.reason.is];
          return text + say('inBrackets', filled(reason, [fact.reason.day === undefined ? '' : dayText(fact.reason.day)]));
        };
        """#
}
