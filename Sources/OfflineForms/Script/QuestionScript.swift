/// Lays out questions: each with what was said last, where to answer, and what the answer comes to.
enum QuestionScript {
    static let js = #"""
        // An element with its attributes, handlers (on…) and children; texts are never read as markup.
        const el = (tag, attributes, children) => {
          const element = document.createElement(tag);
          Object.keys(attributes || {}).forEach(name => {
            const value = attributes[name];
            if (value === undefined || value === null || value === false) return;
            if (name.slice(0, 2) === 'on') element.addEventListener(name.slice(2), value);
            else if (name === 'value' || name === 'checked') element[name] = value;
            else element.setAttribute(name, value === true ? '' : value);
          });
          [].concat(children === undefined ? [] : children).forEach(child => {
            if (child === null || child === undefined) return;
            element.appendChild(typeof child === 'object' ? child : document.createTextNode(child));
          });
          return element;
        };
        const ui = function (key) { return filled(UI[key], Array.prototype.slice.call(arguments, 1)); };
        let numbers = 0;
        const newID = () => 'i' + ++numbers;
        const lastText = asked => asked.known === undefined ? ui('neverSaid') : ui(DATA.visit ? 'reportedAs' : 'last', asked.known + behind(asked.unit));

        // Options beside each other; one can be taken back.
        const choices = (name, options, chosen, describedBy, changed) => {
          const inputs = [], row = el('div', { class: 'options' });
          options.forEach(option => {
            const input = el('input', { type: 'radio', name: name, value: option[0], checked: chosen === option[0], 'aria-describedby': describedBy });
            input.addEventListener('change', () => { changed(option[0]); undo.hidden = false; });
            inputs.push(input);
            row.appendChild(el('label', { class: 'option' }, [input, el('span', {}, option[1])]));
          });
          const undo = el('button', { type: 'button', class: 'undo', hidden: !chosen, onclick: () => {
            inputs.forEach(input => { input.checked = false; });
            undo.hidden = true;
            changed('');
            inputs[0].focus();
          } }, ui('undo'));
          row.appendChild(undo);
          return row;
        };
        const YES_NO = () => [['是', UI.yes], ['否', UI.no]];

        // Where one answer is given: options, a number, a day or a text. What cannot be read is said at once.
        const inputOf = (asked, text, id, describedBy, changed) => {
          if (asked.type === 'yes-no' || asked.type === 'choice') {
            return choices(id, asked.type === 'choice' ? asked.options : YES_NO(), text, describedBy, changed);
          }
          const problem = el('p', { class: 'problem', id: id + 'p', role: 'alert' }), isDay = asked.type === 'day', isNumber = ['count', 'number', 'percent'].indexOf(asked.type) >= 0;
          const input = el('input', {
            id: id, type: isDay ? 'date' : 'text', inputmode: isNumber ? (asked.type === 'count' ? 'numeric' : 'decimal') : undefined, autocomplete: 'off',
            value: text || '', 'aria-describedby': [describedBy, id + 'p'].filter(Boolean).join(' '), maxlength: 400,
          });
          input.addEventListener('input', () => {
            const isWrong = narrow(input.value) !== '' && !isDash(narrow(input.value)) && !parsed(asked, input.value);
            problem.textContent = isWrong ? UI['wrong-' + (UI['wrong-' + asked.type] ? asked.type : 'text')] : '';
            input.setAttribute('aria-invalid', isWrong);
            changed(input.value);
          });
          return el('div', {}, [el('div', { class: 'field' }, [input, asked.unit ? el('span', { class: 'unit' }, asked.unit) : null]), problem]);
        };

        const entryOf = ask => DRAFT.answers[ask] || (DRAFT.answers[ask] = {});
        const answered = (ask, text) => {
          const entry = entryOf(ask);
          if (text) entry.text = text; else delete entry.text;
          if (!Object.keys(entry).length) delete DRAFT.answers[ask];
          touched();
        };

        // The papers an answer rests on, and photos of them.
        const proofOf = question => {
          const entry = DRAFT.answers[question.ask] || {}, id = newID(), pictures = el('ul', { class: 'pictures' }), parts = [];
          if (question.proof && !DATA.visit) {
            parts.push(el('label', { for: id, class: 'small' }, ui('papers')));
            parts.push(el('div', { class: 'field' }, el('input', {
              id: id, type: 'text', autocomplete: 'off', value: entry.evidence || '', maxlength: 200, placeholder: question.papers || '',
              oninput: e => {
                const now = entryOf(question.ask);
                if (e.target.value) now.evidence = e.target.value; else delete now.evidence;
                touched();
              },
            })));
          }
          const show = () => {
            pictures.textContent = '';
            ((DRAFT.answers[question.ask] || {}).photos || []).forEach((name, i) => {
              pictures.appendChild(el('li', {}, [
                el('img', { src: 'data:image/jpeg;base64,' + DRAFTS.photos[name], alt: ui('photo', i + 1) }),
                el('button', { type: 'button', onclick: () => {
                  const now = entryOf(question.ask);
                  now.photos = now.photos.filter(other => other !== name);
                  if (!now.photos.length) delete now.photos;
                  if (DRAFTS.names(DRAFT).indexOf(name) < 0) DRAFTS.removePhoto(name);
                  show();
                  touched();
                } }, ui('removePhoto', i + 1)),
              ]));
            });
          };
          const note = el('p', { class: 'problem', role: 'alert' });
          const file = el('input', { type: 'file', accept: 'image/*', multiple: true, class: 'file', 'aria-label': ui('addPhotoTo', question.text), onchange: e => {
            Array.prototype.slice.call(e.target.files).forEach(picked => smallerPhoto(picked, data => {
              note.textContent = data ? '' : UI.noPhoto;
              if (!data) return;
              const name = sha256(bytesOfBase64(data)), now = entryOf(question.ask);
              now.photos = (now.photos || []).filter(other => other !== name).concat(name);
              DRAFTS.addPhoto(name, data);
              show();
              touched();
            }));
            e.target.value = '';
          } });
          parts.push(el('div', { class: 'attach' }, [el('span', { 'aria-hidden': 'true', class: 'button' }, ui('addPhoto')), file]), note, pictures);
          show();
          return parts;
        };

        // Things that are there or not, each in a row of its own.
        const boxesOf = (question, describedBy) => question.boxes.map(box => {
          const name = newID(), isCounted = question.type === 'counts', text = () => (DRAFT.answers[box.ask] || {}).text || '';
          const isNumber = /^[0-9]+$/.test(text()) && text() !== '0';
          const mark = el('p', { class: 'mark', id: name + 'm' });
          const count = el('input', { type: 'text', inputmode: 'numeric', class: 'count', maxlength: 6, 'aria-label': ui('howMany', box.label), value: isNumber ? text() : '', hidden: !text() || text() === '无' });
          count.addEventListener('input', () => answered(box.ask, marked(count.value) === null ? '有' : narrow(count.value)));
          const options = choices(name, [['有', UI.there], ['无', UI.notThere]], isNumber ? '有' : text(), name + 'm', chosen => {
            if (isCounted) { count.hidden = chosen !== '有'; if (chosen !== '有') count.value = ''; }
            answered(box.ask, chosen);
          });
          options.insertBefore(isCounted ? count : document.createTextNode(''), options.lastChild);
          options.setAttribute('role', 'radiogroup');
          options.setAttribute('aria-label', box.label);
          MARKS.push({ kind: question.kind, field: question.field, term: box.index, element: mark });
          return el('li', {}, [el('div', { class: 'boxname' }, [el('b', {}, box.label), ' ', el('span', { class: 'last' }, lastText(box))]), options, mark]);
        });

        // Somebody who is known has stayed, changed or gone; whoever is new has a card of fields.
        const personFields = (people, values, id) => people.columns.map(column => {
          const name = newID(), isGroup = column.type === 'yes-no' || column.type === 'choice', known = (values.known || {})[column.key];
          const field = inputOf(column, values.now[column.key], name, undefined, text => {
            if (text) values.now[column.key] = text; else delete values.now[column.key];
            touched();
          });
          const label = column.label + (known === undefined ? '' : ui('inBrackets', ui('last', known)));
          return column.key === id ? null : isGroup
            ? el('fieldset', { class: 'column' }, [el('legend', { class: 'small' }, label), field])
            : el('div', { class: 'column' }, [el('label', { for: name, class: 'small' }, label), field]);
        });
        const peopleCards = question => {
          const people = question.people, said = DRAFT.people[people.list] || (DRAFT.people[people.list] = {}), list = el('div', {});
          const idKey = people.columns[0].key;
          people.known.forEach(person => {
            const name = newID(), fields = el('div', {}), known = said.known || (said.known = {});
            const values = {};
            person.values.forEach(value => { values[value.key] = value.words; });
            const show = () => {
              fields.textContent = '';
              const entry = known[person.id];
              if (entry && entry.values) personFields(people, { now: entry.values, known: values }, idKey).forEach(field => { if (field) fields.appendChild(field); });
            };
            // Whoever was not looked at on site has no mark; of somebody who reports, nothing said is that nothing has changed.
            const entry = known[person.id], stays = { there: UI.onDuty, changed: UI.differs, gone: UI.absent }, reported = { same: UI.same, changed: UI.changed, gone: UI.gone };
            const words = DATA.visit ? stays : reported, chosen = !entry ? (DATA.visit ? '' : 'same') : entry.gone ? 'gone' : entry.there ? 'there' : 'changed';
            const take = choice => {
              if (!choice || choice === 'same') delete known[person.id];
              else known[person.id] = choice === 'gone' ? { gone: true } : choice === 'there' ? { there: true } : { values: {} };
              show();
              touched();
            };
            const row = DATA.visit ? choices(name, Object.keys(words).map(key => [key, words[key]]), chosen, undefined, take)
              : el('div', { class: 'options' }, Object.keys(words).map(key => el('label', { class: 'option' }, [
                el('input', { type: 'radio', name: name, value: key, checked: key === chosen, onchange: () => take(key) }), el('span', {}, words[key]),
              ])));
            show();
            list.appendChild(el('fieldset', { class: 'person' }, [el('legend', {}, [el('b', {}, person.id), ' ', person.summary]), row, fields]));
          });
          const added = said.added || (said.added = []), more = el('div', {});
          const showAdded = () => {
            more.textContent = '';
            added.forEach((values, i) => more.appendChild(el('fieldset', { class: 'person' }, [el('legend', {}, el('b', {}, ui('newPerson', i + 1)))]
              .concat(personFields(people, { now: values }, null), el('button', { type: 'button', onclick: () => { added.splice(i, 1); showAdded(); touched(); } }, ui('removePerson', i + 1))))));
          };
          showAdded();
          list.appendChild(more);
          list.appendChild(el('button', { type: 'button', class: 'wide', onclick: () => {
            const values = {};
            values[idKey] = nextID(people, added);
            added.push(values);
            showAdded();
            touched();
          } }, ui(DATA.visit ? 'addFound' : 'addPerson', people.label)));
          if (!people.known.length && !DATA.visit) {
            list.appendChild(el('label', { class: 'option wide' }, [el('input', { type: 'checkbox', checked: !!said.nobody, onchange: e => {
              if (e.target.checked) said.nobody = true; else delete said.nobody;
              touched();
            } }), el('span', {}, ui('nobody'))]));
          }
          return list;
        };
        // The number after the highest that is known, in the way those are written.
        const nextID = (people, added) => {
          const ids = people.known.map(person => person.id).concat(added.map(values => values[people.columns[0].key] || ''));
          const parts = ids.map(id => /^(.*?)([0-9]+)$/.exec(id)).filter(Boolean);
          const stem = parts.length ? parts[0][1] : 'V', most = parts.filter(part => part[1] === stem).reduce((n, part) => Math.max(n, +part[2]), 0);
          return stem + (most + 1);
        };

        const questionCard = question => {
          const id = newID(), lines = el('div', { class: 'lines' }), last = el('p', { class: 'last', id: id + 'l' }, question.answer === 'people' || question.answer === 'boxes' ? '' : lastText(question));
          const title = (question.required ? '* ' : '') + question.text;
          const hint = question.hint ? el('p', { class: 'hint' }, question.hint) : null;
          const verified = question.verified === undefined ? null : el('p', { class: 'hint' }, ui('verifiedAs', question.verified));
          let body;
          if (question.answer === 'boxes') {
            const list = el('ul', { class: 'boxes' }, boxesOf(question)), there = question.boxes.filter(box => box.known !== undefined && box.known !== UI.notThere).length;
            const box = el('details', { class: 'list', open: DATA.visit }, [el('summary', {}, [el('span', { class: 'ask' }, title), el('span', { class: 'last' }, ui(DATA.visit ? 'boxesReported' : 'boxesLast', question.boxes.length, there))]), hint, verified, list]);
            body = [box];
          } else if (question.answer === 'people') {
            body = [el('h3', { class: 'ask' }, title), hint, peopleCards(question)];
          } else {
            const text = (DRAFT.answers[question.ask] || {}).text, isGroup = question.type === 'yes-no' || question.type === 'choice' || question.answer === 'presence';
            const asked = question.answer === 'presence' ? Object.assign({}, question, { type: 'yes-no' }) : question;
            const input = inputOf(asked, text, id, id + 'l', now => answered(question.ask, now));
            body = isGroup ? [el('fieldset', {}, [el('legend', { class: 'ask' }, title), last, hint, verified, input])] : [el('label', { for: id, class: 'ask' }, title), last, hint, verified, input];
          }
          if (question.proof && question.answer !== 'boxes' || DATA.visit && question.answer === 'field') body = body.concat(proofOf(question));
          const card = el('div', { class: 'question', id: 'q' + (ASKED.length + 1), tabindex: -1 }, body.concat(lines));
          ASKED.push({ question: question, card: card, lines: lines });
          return card;
        };
        """#
}
