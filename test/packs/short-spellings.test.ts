import { hitsOf } from '../../src/framing/hits.js';
import { findConcepts } from '../../src/framing/match.js';
import { readDraft } from '../../src/framing/read-draft.js';
import { SHORT_SPELLINGS } from '../../src/packs/short-spellings.js';
import { aLexicon } from '../framing/a-lexicon.js';

function finds(words: string[], text: string): boolean {
  const lexicon = aLexicon({ target: words });
  const hits = findConcepts(readDraft(text, lexicon), lexicon);
  return hitsOf(hits, lexicon.conceptNumbers.get('target')).length > 0;
}

test.each([
  ['because the nurse', 'bc the nurse called'],
  ['know about it', 'nobody knows abt it'],
  ['family', '14 fams got heat'],
  ['person who', 'ppl who care'],
  ["can't see", 'they cant see'],
  ['without', 'went in wo notes'],
  ['=caseworkers', 'our cws get a list'],
])('finds "%s" in "%s"', (words, text) => {
  expect(finds([words], text)).toBe(true);
});

test.each([
  ['because', 'BCE'],
  ['your', 'Ursula came'],
  ['person', 'a ppm reading'],
  ['=person', 'ppl came'],
])('does not find "%s" in "%s"', (words, text) => {
  expect(finds([words], text)).toBe(false);
});

test('gives each short spelling one word, never another short spelling', () => {
  for (const word of SHORT_SPELLINGS.values()) expect(SHORT_SPELLINGS.has(word)).toBe(false);
});
