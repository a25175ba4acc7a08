/// What was reported and found of a subject and of the places it stands in, as `Facts`, `FactDecoder` and `VerifiedRecords` have it.
enum FactScript {
    static let js = #"""
        const NONE = { is: 'none' };
        // Values are carried in short: n5.5 a number, y1 yes or no, c2 an item of choices, d19000 a day, s a text; an object counts terms, an array has records.
        const unpacked = v => {
          if (v === undefined || v === null) return NONE;
          if (Array.isArray(v)) return { is: 'records', list: v.map(record => mapped(record, unpacked)) };
          if (typeof v === 'object') return { is: 'terms', counts: v.counts, rest: v.rest };
          const rest = v.slice(1);
          switch (v[0]) {
            case 'n': return { is: 'number', q: decimal(rest) };
            case 'y': return { is: 'yes-no', item: +rest };
            case 'c': return { is: 'choice', item: +rest };
            case 'd': return { is: 'date', day: +rest };
            default: return { is: 'text', text: rest };
          }
        };
        const mapped = (object, body) => {
          const result = {};
          Object.keys(object).forEach(key => { result[key] = body(object[key]); });
          return result;
        };
        const countOf = (value, term) => value.is !== 'terms' ? -1 : term in value.counts ? value.counts[term] : value.rest;

        // An answer that needs papers counts with papers, and not before it was given.
        const proved = (said, asOf) => {
          const value = unpacked(said.answer);
          if (value.is === 'none') return value;
          const on = said.on === undefined ? null : said.on;
          if (!said.proof && !(value.is === 'yes-no' && value.item === 0)) return { is: 'none', lack: 'evidence', on: on, answered: true };
          if (on !== null && on > asOf) return { is: 'none', lack: 'future', on: on, answered: true };
          return Object.assign({}, value, { on: on, answered: true });
        };
        const isAttested = said => typeof said === 'object' && said !== null && 'answer' in said;
        const told = (said, asOf) => {
          if (typeof said === 'object' && said !== null && 'lack' in said) {
            return { is: 'none', lack: said.lack, on: said.on === undefined ? null : said.on, answered: true };
          }
          return isAttested(said) ? proved(said, asOf) : unpacked(said);
        };

        // What an inspector found counts in place of what was reported: of counts each by itself, of records those that were looked at, by their ids.
        const found = (before, said, asOf) => {
          if (said.people) return before.is === 'records' ? visited(before, said.people) : before;
          const value = told(said, asOf);
          if (value.is === 'none' && !isAttested(said)) return before;
          // An answer that was seen on site stays one of the day it was given on.
          const dated = now => before.answered && !isAttested(said) ? Object.assign({ on: before.on, answered: true }, now) : now;
          if (value.is === 'terms' && value.rest < 0 && before.is === 'terms') {
            return dated({ is: 'terms', counts: Object.assign({}, before.counts, value.counts), rest: before.rest });
          }
          return dated(value);
        };
        const idOf = record => record.id && record.id.is === 'text' ? record.id.text : '';
        const visited = (before, findings) => {
          const seen = new Set(), list = [];
          before.list.forEach(record => {
            const finding = findings.find(f => f.id === idOf(record));
            if (finding) seen.add(finding.id);
            if (finding && finding.gone) return;
            const values = finding ? mapped(finding.values, unpacked) : {};
            delete values.id;
            list.push(Object.assign({}, record, values));
          });
          findings.forEach(f => { if (!seen.has(f.id) && !f.gone) list.push(Object.assign(mapped(f.values, unpacked), { id: { is: 'text', text: f.id } })); });
          return { is: 'records', list: list };
        };

        // The facts of one subject, as the rules look at them.
        const factsOf = (frame, asOf) => {
          const values = mapped(frame.said, said => told(said, asOf));
          Object.keys(frame.found || {}).forEach(field => { values[field] = found(values[field] || NONE, frame.found[field], asOf); });
          return { code: frame.code, values: values };
        };
        """#
}
