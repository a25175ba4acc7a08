/// Puts what was answered into the document that is sent back.
enum ReturnScript {
    static let js = #"""
        // Only what was touched is sent, as a person would write it into the sheet.
        const answersOf = (data, draft) => {
          const answers = [];
          data.blocks.forEach(block => block.questions.forEach(question => {
            if (question.answer === 'people') {
              const said = draft.people[question.people.list] || {}, isEmpty = !(said.added || []).some(values => Object.keys(personValues(question.people, values)).length);
              if (said.nobody && isEmpty && !question.people.known.length) answers.push({ ask: question.ask, text: '无' });
              return;
            }
            if (question.answer === 'boxes') {
              question.boxes.forEach(box => {
                const text = (draft.answers[box.ask] || {}).text || '', mark = marked(text);
                if (mark !== null) answers.push(withLast({ ask: box.ask, text: mark === 'some' ? '有' : mark === 0 ? '无' : String(mark) }, box));
              });
              return;
            }
            const entry = draft.answers[question.ask] || {}, answer = parsed(question, entry.text || ''), made = { ask: question.ask, text: answer ? answer.text : '' };
            if (question.proof && !data.visit && plainText(entry.evidence || '')) made.evidence = plainText(entry.evidence);
            if ((entry.photos || []).length) made.photos = entry.photos;
            if (answer || made.evidence || made.photos) answers.push(withLast(made, question));
          }));
          return answers;
        };
        const withLast = (answer, asked) => {
          const was = asked.was === undefined ? asked.known : asked.was;
          return was === undefined ? answer : Object.assign({ ask: answer.ask, was: was }, answer);
        };
        const peopleOf = (data, draft) => {
          const people = [];
          data.blocks.forEach(block => block.questions.filter(question => question.answer === 'people').forEach(question => {
            const said = draft.people[question.people.list] || {}, list = question.people.list;
            const written = values => question.people.columns.map(column => [column.key, parsed(column, values[column.key] || '')])
              .filter(pair => pair[1]).map(pair => ({ key: pair[0], text: pair[1].text }));
            question.people.known.forEach(person => {
              const entry = (said.known || {})[person.id], values = entry && !entry.gone ? written(entry.values || {}) : [];
              if (entry && (entry.gone || entry.there || values.length)) people.push({ list: list, record: person.id, gone: !!entry.gone, values: values });
            });
            (said.added || []).map(written).filter(values => values.length).forEach((values, i) => {
              people.push({ list: list, record: 'new-' + (i + 1), gone: false, values: values });
            });
          }));
          return people;
        };
        // The document; photos are left out of the short text.
        const returnOf = (data, draft, photos) => {
          const answers = answersOf(data, draft);
          const used = answers.reduce((list, answer) => list.concat(answer.photos || []), []).filter((name, i, all) => all.indexOf(name) === i);
          return {
            'dabiao-return': 1, program: data.program, form: data.form, visit: data.visit,
            facility: data.facility,
            by: plainText(draft.by || ''), on: draft.on, answers: answers, people: peopleOf(data, draft),
            photos: photos ? used.filter(name => photos[name]).map(name => ({ sha256: name, type: 'image/jpeg', data: photos[name] })) : [],
          };
        };
        """#
}
