/// Reads what somebody answered, and puts it in place of what was known: as an import will.
enum AnswerScript {
    static let js = #"""
        // What a form asks and knows; what nearly all questions say is not said each time.
        const readData = text => {
          const data = JSON.parse(text);
          data.blocks.forEach(block => block.questions.forEach(question => {
            if (!question.kind) question.kind = data.facility.kind;
            if (!question.answer) question.answer = 'field';
            (question.boxes || []).forEach(box => { box.ask = question.ask.replace('?', '□') + ' ' + box.id; });
          }));
          return data;
        };
        // Full-width signs are made narrow, and what takes no room is left out.
        const narrow = text => text.replace(/[\uff01-\uff5e]/g, c => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).replace(/[\s\u200b-\u200f\u2060\ufeff]/g, '');
        const isDash = text => /^(--?|——?|[\/／－])$/.test(text);
        const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/g;
        const plainText = text => text.replace(CONTROL, '').trim();

        // What an answer says: its value in short, and how it is written; null where it says nothing, or nothing that can be read.
        const parsed = (question, text) => {
          const word = narrow(text);
          switch (question.type) {
            case 'yes-no': return word === '是' ? { value: 'y1', text: '是' } : word === '否' ? { value: 'y0', text: '否' } : null;
            case 'choice': {
              const at = question.options.findIndex(option => option[0] === text);
              return at < 0 ? null : { value: 'c' + at, text: text };
            }
            case 'count': case 'number': case 'percent': {
              const digits = word.replace(/^([0-9]{1,3}(,[0-9]{3})+)(\.|$)/, (all, whole, group, end) => whole.replace(/,/g, '') + end).replace(/%$/, question.type === 'percent' ? '' : '%');
              const q = decimal(digits);
              if (!q || sign(q.n) < 0 || question.type === 'count' && q.d !== 1 || question.type === 'percent' && cmp(q, HUNDRED) > 0) return null;
              const shownText = shown(q, 6);
              return { value: 'n' + shownText, text: shownText };
            }
            case 'day': {
              const m = /^([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?$/.exec(word);
              const day = m && parseDay(m[1] + '-' + two(+m[2]) + '-' + two(+m[3]));
              return day === null ? null : { value: 'd' + day, text: dayText(day) };
            }
            default: {
              const plain = plainText(text);
              if (!plain || isDash(plain)) return null;
              return plain === '未填报' || plain === 'unreported' ? { value: undefined, text: plain } : { value: 's' + plain, text: plain };
            }
          }
        };
        // Papers that name nothing are none.
        const namesPapers = text => {
          const plain = plainText(text || '');
          return plain !== '' && NO_WORDS.concat('none').indexOf(plain) < 0 && !/^[\s\-－—–/／、。.]*$/.test(plain);
        };
        // How many boxes say there are; null for one that says nothing.
        const marked = text => {
          if (text === '有') return 'some';
          if (text === '无') return 0;
          const word = narrow(text || '');
          return /^[0-9]{1,6}$/.test(word) ? +word : null;
        };

        // The scene as the answers leave it: what is reported takes the place of what was reported, what is found stands beside it.
        const sceneOf = (data, draft) => {
          const made = parseDay(data.form.made), on = parseDay(draft.on || ''), frames = JSON.parse(JSON.stringify(data.scene.frames));
          data.blocks.forEach(block => block.questions.forEach(question => {
            const frame = frames[question.kind];
            if (!frame || question.answer === 'presence') return;
            if (data.visit) frame.found = frame.found || {};
            const into = data.visit ? frame.found : frame.said;
            if (question.answer === 'boxes') answerBoxes(question, draft, into, frame, on);
            else if (question.answer === 'people') answerPeople(question, draft, into, data.visit);
            else answerField(question, draft, into, on, data.visit);
          }));
          return Object.assign({}, data.scene, { asOf: on !== null && on > made ? on : made, frames: frames });
        };

        const answerField = (question, draft, into, on, isVisit) => {
          const entry = draft.answers[question.ask] || {}, answer = parsed(question, entry.text || ''), field = question.field;
          if (question.record) {
            const person = answer && (into[field] || []).find(one => one.id === 's' + question.record);
            if (person) person[question.recordField] = answer.value;
            return;
          }
          // What is seen on site needs no papers.
          if (!question.proof || isVisit) {
            if (!answer) return;
            if (answer.value === undefined) delete into[field]; else into[field] = answer.value;
            return;
          }
          const papers = plainText(entry.evidence || ''), hasPhotos = (entry.photos || []).length > 0, before = into[field];
          // Papers that are named take the place of the earlier ones, also where they name none.
          const isAnew = hasPhotos || papers !== '' && !isDash(papers), proof = isAnew ? hasPhotos || namesPapers(papers) : !!before && before.proof;
          if (!answer) {
            if (isAnew && before) into[field] = Object.assign({}, before, { proof: proof });
          } else if (answer.value === undefined) delete into[field];
          else into[field] = { answer: answer.value, on: on === null ? undefined : on, proof: proof };
        };

        const answerBoxes = (question, draft, into, frame, on) => {
          const marks = question.boxes.map(box => [box.index, marked((draft.answers[box.ask] || {}).text)]), field = question.field;
          const made = marks.filter(mark => mark[1] !== null);
          if (!made.length) return;
          const said = into[field], before = isAttested(said) ? said.answer : said;
          if (question.type === 'counts') {
            const known = before && before.counts || {}, counts = Object.assign({}, known), rest = before ? before.rest : -1;
            const inventory = frame.said[field] && frame.said[field].counts || {};
            made.forEach(([term, n]) => {
              const now = term in known ? known[term] : term in inventory ? inventory[term] : Math.max(rest, 0);
              counts[term] = n === 'some' ? Math.max(now, 1) : n;
            });
            into[field] = { counts: counts, rest: rest };
            return;
          }
          const base = before || (into === frame.said ? undefined : isAttested(frame.said[field]) ? frame.said[field].answer : frame.said[field]);
          const yes = made.filter(mark => mark[1] !== 0).map(mark => mark[0]);
          // Where nothing was known, crosses alone leave the rest open.
          if (!base && made.length < marks.length && !yes.length) return;
          const counts = {};
          Object.keys(base && base.counts || {}).forEach(term => { if (base.counts[term] > 0) counts[term] = 1; });
          made.forEach(([term, n]) => { if (n === 0) delete counts[term]; else counts[term] = 1; });
          const list = { counts: counts, rest: 0 };
          if (!question.proof || into !== frame.said) into[field] = list;
          else into[field] = Object.assign({}, said, { answer: list }, on === null || question.around ? {} : { on: on });
        };

        // The fields of somebody that were answered, in short.
        const personValues = (people, values) => {
          const result = {};
          people.columns.forEach(column => {
            const answer = parsed(column, values[column.key] || '');
            if (answer) result[column.key] = answer.value;
          });
          return result;
        };
        const answerPeople = (question, draft, into, isVisit) => {
          const people = question.people, said = draft.people[people.list] || {}, known = said.known || {};
          const added = (said.added || []).map(values => personValues(people, values)).filter(values => Object.keys(values).length);
          if (isVisit) {
            const findings = people.known.filter(person => known[person.id]).map(person => ({
              id: person.id, gone: known[person.id].gone, values: personValues(people, known[person.id].values || {}),
            })).concat(added.filter(values => values.id).map(values => ({ id: values.id.slice(1), values: values })));
            const before = into[question.field] && into[question.field].people || [];
            if (findings.length) into[question.field] = {
              people: before.filter(one => !findings.some(other => other.id === one.id)).concat(findings.map(one => {
                const earlier = before.find(other => other.id === one.id);
                return Object.assign({}, earlier, one, { values: Object.assign({}, earlier && earlier.values, one.values) });
              })),
            };
            return;
          }
          if (said.nobody && !people.known.length && !added.length) { into[question.field] = []; return; }
          const list = (into[question.field] || []).filter(person => !(known[idText(person)] || {}).gone)
            .map(person => known[idText(person)] ? Object.assign({}, person, personValues(people, known[idText(person)].values || {})) : person);
          if (into[question.field] || added.length) into[question.field] = list.concat(added);
        };
        const idText = person => (person.id || 's').slice(1);

        // How the facility stands: nothing is asked of one that is not there, or closed.
        const stateOf = (data, draft) => {
          // Whoever says something of it says that it is there.
          const presence = draft.answers['? present'], said = presence && presence.text;
          const isThere = said ? said === '是' : data.isThere || answersOf(data, draft).some(answer => answer.ask.indexOf('.') < 0) || peopleOf(data, draft).length > 0;
          const scene = sceneOf(data, draft), own = scene.frames[data.facility.kind];
          const status = own && factsOf(own, scene.asOf).values[data.status.field];
          const item = status && status.is === 'choice' ? status.item : data.status.standard;
          const isClosed = item !== undefined && item !== null && item !== data.status.open;
          if (!isThere || isClosed) return { isThere: isThere, isClosed: isClosed, results: [], standing: null };
          const results = judged(scene);
          return { isThere: true, isClosed: false, results: results, standing: standingOf(results) };
        };
        """#
}
