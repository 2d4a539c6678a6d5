import type { Hit } from './hits.js';
import { isIn, quote, type Reading } from './reading.js';
import type { Lead, LeadTheme } from './review.js';
import { tablesOf } from './weight-tables.js';
import { strongest, type Weights } from './weights.js';

/**
 * What the opening is mainly about (toolkit, "Approaches that miss the mark"): the theme with the most weight in the
 * headline and the first sentences, what comes earlier counting for more; by the pack's learned weights where it has them.
 */
export function findLead(reading: Reading, weights?: Weights): Lead {
  const { draft, opening } = reading;
  const [first] = opening.sentences;
  if (!first) return { theme: 'other', reason: REASONS.other, quote: '', start: 0, end: 0 };
  const theme = weights ? learnedTheme(reading, weights) : heaviestTheme(reading);
  return { theme, reason: REASONS[theme], ...quote(draft.text, first) };
}

const learnedTheme = (reading: Reading, weights: Weights): LeadTheme =>
  strongest(tablesOf(weights, reading.lexicon).lead, reading.openingSigns()).name;

function heaviestTheme(reading: Reading): LeadTheme {
  const scores = THEMES.map(([theme, signs]) => ({ theme, score: scoreTheme(reading, signs) }));
  const best = scores.reduce((top, next) => (next.score > top.score ? next : top));
  return best.score > 0 ? best.theme : 'other';
}

type Signs = readonly (readonly [concept: string, weight: number])[];

const THEMES: readonly (readonly [LeadTheme, Signs])[] = [
  [
    'helpers',
    [
      ['helper-enabled', 3],
      ['helper-held-back', 3],
      ['helper-knows', 2.5],
      ['helper', 1.5],
      ['helper-by-deed', 1.5],
    ],
  ],
  [
    'community',
    [
      ['public-decides', 3],
      ['public-sees', 3],
      ['individual-consent', 2],
      ['public-body', 1.5],
      ['nobody-asked', 2],
    ],
  ],
  [
    'benefits',
    [
      ['outcome', 2.5],
      ['benefit-to-people', 2.5],
      ['place-decision', 2.5],
      ['decision-result', 2],
      ['apart-harm', 1.5],
      ['beneficiary', 1],
    ],
  ],
  [
    'government',
    [
      ['government-theme', 2],
      ['agency', 1],
      ['official', 1.2],
    ],
  ],
  ['system', [['system-theme', 2]]],
  ['money', [['money-theme', 2.2]]],
  ['equity', [['equity-theme', 2.2]]],
];

function scoreTheme(reading: Reading, signs: Signs): number {
  let score = 0;
  for (const [concept, weight] of signs) {
    const hits = reading.find(concept).filter((hit) => isIn(hit, wholeOpening(reading)));
    if (hits.length > 0)
      score += weight * nearness(reading, hits[0] as Hit) * (1 + Math.min(hits.length - 1, 2) * 0.25);
  }
  return score;
}

/** 1 in the first sentence, less in the second and third. */
function nearness(reading: Reading, hit: Hit): number {
  const place = reading.opening.sentences.indexOf(reading.sentenceOf(hit));
  return place <= 0 ? 1 : place === 1 ? 0.6 : 0.4;
}

const wholeOpening = ({ opening }: Reading) => ({
  firstToken: opening.sentences[0]?.firstToken ?? 0,
  lastToken: opening.lastToken,
});

const REASONS: Record<LeadTheme, string> = {
  helpers: 'Opens with people who help.',
  benefits: 'Opens with a good for people.',
  community: 'Opens with what people here can see and decide.',
  government: 'Opens with government; readers come for the help it gives.',
  system: 'Opens with data and systems; readers come for the help they make possible.',
  money: 'Opens with money; for the public that comes second to help.',
  equity: 'Opens with equity; readers new to the topic may not yet see what is shared and why.',
  other: 'The opening does not yet say who is helped.',
};
