/// Keeps what was answered so far on the telephone, with the photos.
enum DraftScript {
    static let js = #"""
        const NOTHING = () => ({ answers: {}, people: {}, by: '', on: '' });
        // Drafts are kept by form: of a form made anew the old answers are none.
        const Drafts = function (data) {
          this.key = ['dabiao', data.facility.code, data.visit ? 'visit' : 'form', data.form.made, data.form.facts.slice(0, 12)].join('/');
          this.photos = {};
          this.problem = '';
        };
        Drafts.prototype = {
          load() {
            try {
              const text = localStorage.getItem(this.key), draft = text ? JSON.parse(text) : null;
              // That something can be kept is tried before anybody relies on it.
              localStorage.setItem(this.key + '/try', '1');
              localStorage.removeItem(this.key + '/try');
              if (!draft || typeof draft.answers !== 'object' || typeof draft.people !== 'object') return NOTHING();
              this.names(draft).forEach(name => {
                const photo = localStorage.getItem(this.key + '/' + name);
                if (photo) this.photos[name] = photo;
              });
              Object.keys(draft.answers).forEach(ask => {
                const answer = draft.answers[ask];
                if (answer.photos) answer.photos = answer.photos.filter(name => this.photos[name]);
              });
              return Object.assign(NOTHING(), draft);
            } catch (problem) {
              this.problem = 'refused';
              return NOTHING();
            }
          },
          names(draft) { return Object.keys(draft.answers).reduce((list, ask) => list.concat(draft.answers[ask].photos || []), []); },
          save(draft) {
            try {
              localStorage.setItem(this.key, JSON.stringify(draft));
              if (this.problem === 'refused') this.problem = '';
            } catch (problem) { this.problem = 'refused'; }
          },
          addPhoto(name, data) {
            this.photos[name] = data;
            try { localStorage.setItem(this.key + '/' + name, data); } catch (problem) { this.problem = 'full'; }
          },
          removePhoto(name) {
            delete this.photos[name];
            try { localStorage.removeItem(this.key + '/' + name); } catch (problem) { this.problem = 'refused'; }
          },
          clear(draft) {
            this.names(draft).forEach(name => this.removePhoto(name));
            try { localStorage.removeItem(this.key); } catch (problem) { this.problem = 'refused'; }
          },
        };
        """#
}
