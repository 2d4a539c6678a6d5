import type { CompiledPack } from '../../src/framing/compiled-pack.js';
import { takeReading } from '../../src/framing/reading.js';
import { findTraps } from '../../src/framing/traps.js';
import { weighDraft } from '../../src/framing/weigh-draft.js';
import type { Weights } from '../../src/framing/weights.js';
import { aLexicon } from './a-lexicon.js';

const lexicon = aLexicon({
  'trap:profiling': ['flag'],
  watcher: ['eye'],
  answer: ['residents decide'],
  'denial-before': ['not'],
});

const pack = {
  traps: [{ id: 'profiling', label: '', about: '', reason: 'Why.', section: '', questions: ['who-sees'] }],
} as unknown as CompiledPack;

const NOTHING = { bias: 0, signs: {} };
const weights: Weights = {
  items: {},
  traps: {
    profiling: {
      shows: { bias: -3, signs: { watcher: 6 } },
      there: { bias: -2, signs: { best: 4, found: 3, 'has:answer': -15 } },
      thresholds: { found: 0.3, alone: 0.6 },
    },
  },
  lead: {} as Weights['lead'],
  governmentFirst: { met: NOTHING, partial: NOTHING, missing: NOTHING },
};

const worries = (text: string, learned?: Weights) => {
  const reading = takeReading(text, lexicon);
  return findTraps(reading, pack, learned && weighDraft(reading, learned)).map(({ rule, evidence }) => ({
    rule,
    quotes: evidence.map(({ quote }) => quote),
  }));
};

const FOUND = [{ rule: 'trap:profiling', quotes: ['flag'] }];

test.each([
  ['words alone, where nothing is learned', 'We flag kids. Residents decide.', undefined, FOUND],
  ['words that nothing speaks against', 'We flag kids.', weights, FOUND],
  ['no words that all else speaks against', 'We flag kids. Residents decide.', weights, []],
  [
    'the sentence whose signs say it without the words',
    'Buses ran. An eye is on every door.',
    weights,
    [{ rule: 'signs-together', quotes: ['An eye is on every door.'] }],
  ],
  ['nothing without signs', 'Buses ran.', weights, []],
  ['nothing without words, where nothing is learned', 'An eye is on every door.', undefined, []],
  ['no denied words', 'We do not flag kids.', undefined, []],
  [
    'no quoted words',
    '“We flag kids who miss school again and again,” said a man at the door.',
    undefined,
    [],
  ],
  ['no words that are only asked', 'Do we flag kids?', undefined, []],
])('raises a worry on %s', (_, text, learned, expected) => {
  expect(worries(text, learned)).toEqual(expected);
});

test('takes over why it matters and the questions it invites', () => {
  expect(findTraps(takeReading('We flag kids.', lexicon), pack)).toEqual([
    expect.objectContaining({ id: 'profiling', reason: 'Why.', questions: ['who-sees'] }),
  ]);
});
