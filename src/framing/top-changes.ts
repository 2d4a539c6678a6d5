import type { CompiledPack } from './compiled-pack.js';
import type {
  ChecklistId,
  ChecklistVerdict,
  Evidence,
  Review,
  Suggestion,
  WordingFinding,
  WordingKind,
} from './review.js';

/** What the facts register holds, by the fact's id. A fact that is not in it is unknown. */
export type FactValues = ReadonlyMap<string, 'yes' | 'no' | 'unknown'>;

/** One thing to do to a draft. */
export interface Change {
  /** `open`: begin so. `swap`: these words for those. `mind`: cut, or ask first, as the reason says. `add`: put in. */
  kind: 'open' | 'swap' | 'mind' | 'add';
  /** The checklist item or the wording rule it comes from. */
  id: string;
  /** The words of the draft that it concerns; absent for what is to be put in. */
  at?: Evidence;
  /** The words to use; absent where there is only something to cut or to ask. */
  words?: string;
  /** Facts the words rest on that nobody has confirmed here. */
  unconfirmed: string[];
  reason: string;
  /** The toolkit's section. */
  section: string;
}

export interface ChangeOptions {
  facts?: FactValues;
  /** Whether the team has decided to keep what a key (see `changeKey`) names as it is. */
  isKept?: (key: string) => boolean;
}

/** What a change weighs: how much the toolkit's research says it will help a general reader. */
const WORDING_WEIGHT: Record<WordingKind, number> = {
  spin: 90,
  'your-data': 84,
  centralising: 82,
  'knows-about-person': 82,
  legalistic: 70,
  policymaker: 66,
  efficiency: 64,
  jargon: 56,
};

const ITEM_WEIGHT: Record<ChecklistId, number> = {
  'helpers-first': 100,
  'not-government-first': 98,
  'benefits-with-examples': 74,
  'see-and-have-a-say': 72,
  'separate-places': 62,
  'better-decisions': 60,
  'shared-values': 54,
  'we-us': 52,
  'privacy-if-accurate': 50,
};

/** What a half-met point weighs less than one that is not there at all. */
const HALF_THERE = 12;
/** What helpers at the top weigh less where the draft already opens with a good for people, or with people's say. */
const GOOD_OPENING = 45;
const MOST_CHANGES = 3;
const MOST_WORDINGS = 2;

type Weighed = Change & { weight: number };

/** Names a flag, so that "keep as is" holds when the draft is reviewed again: the rule and the words it caught. */
export const changeKey = (id: string, quote = ''): string =>
  `${id}|${quote.toLowerCase().replace(/\s+/gu, ' ')}`;

/**
 * Chooses the changes that help most: three at most, at most two of them about wording where something is missing too.
 * They come in the order in which a writer would make them: the opening, the wording as it stands in the draft, additions.
 */
export const topChanges = (review: Review, pack: CompiledPack, options: ChangeOptions = {}): Change[] => {
  if (!review.onTopic || !review.english) return [];
  const facts = options.facts ?? new Map();
  const isKept = options.isKept ?? (() => false);
  const weighed = [
    ...opening(review, pack, facts),
    ...wordings(review, pack, facts),
    ...additions(review, pack, facts),
  ].filter((change) => !isKept(changeKey(change.id, change.at?.quote)));
  return inWritersOrder(heaviest(weighed)).map(({ weight: _, ...change }) => change);
};

const heaviest = (changes: Weighed[]): Weighed[] => {
  const sorted = changes.toSorted((a, b) => b.weight - a.weight || startOf(a) - startOf(b));
  const isWording = (change: Weighed) => change.kind !== 'open' && change.kind !== 'add';
  const others = sorted.filter((change) => !isWording(change));
  const room = others.length === 0 ? MOST_CHANGES : MOST_WORDINGS;
  const words = new Set(sorted.filter(isWording).slice(0, room));
  return sorted.filter((change) => !isWording(change) || words.has(change)).slice(0, MOST_CHANGES);
};

const inWritersOrder = (changes: Weighed[]): Weighed[] => {
  const place = (change: Weighed) => (change.kind === 'open' ? 0 : change.kind === 'add' ? 2 : 1);
  return changes.toSorted((a, b) => place(a) - place(b) || startOf(a) - startOf(b) || b.weight - a.weight);
};

const startOf = (change: Change): number => change.at?.start ?? 0;

/** Helpers first, or at least not government first: one change, since there is one opening. */
const opening = (review: Review, pack: CompiledPack, facts: FactValues): Weighed[] => {
  const wanted = review.checklist.filter(
    (verdict) =>
      (verdict.id === 'helpers-first' || verdict.id === 'not-government-first') && canImprove(verdict),
  );
  const opensWell = review.lead.theme === 'benefits' || review.lead.theme === 'community';
  return wanted
    .flatMap((verdict) => insertion(verdict, pack, facts, 'open'))
    .map((change) => ({ ...change, weight: change.weight - (opensWell ? GOOD_OPENING : 0) }))
    .slice(0, 1);
};

const additions = (review: Review, pack: CompiledPack, facts: FactValues): Weighed[] =>
  review.checklist
    .filter((verdict) => verdict.id !== 'helpers-first' && verdict.id !== 'not-government-first')
    .filter(canImprove)
    .flatMap((verdict) => insertion(verdict, pack, facts, 'add'));

/** Nothing is urged where the review itself is in doubt. */
const canImprove = (verdict: ChecklistVerdict): boolean =>
  verdict.expected && verdict.sure && verdict.status !== 'met';

const insertion = (
  verdict: ChecklistVerdict,
  pack: CompiledPack,
  facts: FactValues,
  kind: 'open' | 'add',
): Weighed[] => {
  const suggestion = verdict.suggestions.find((one) => isTrueOrUnknown(one.facts, facts));
  if (suggestion === undefined) return [];
  return [
    {
      kind,
      id: verdict.id,
      words: suggestion.text,
      unconfirmed: unconfirmed(suggestion.facts, facts),
      reason: verdict.reason,
      section: pack.checklist[verdict.id].section,
      weight: ITEM_WEIGHT[verdict.id] - (verdict.status === 'partial' ? HALF_THERE : 0),
    },
  ];
};

/** The same words caught by the same rule again are one change. */
const wordings = (review: Review, pack: CompiledPack, facts: FactValues): Weighed[] => {
  const seen = new Set<string>();
  return review.wording.flatMap((finding) => {
    const key = changeKey(finding.rule, finding.quote);
    if (seen.has(key)) return [];
    seen.add(key);
    return [wordingChange(finding, pack, facts)];
  });
};

const wordingChange = (finding: WordingFinding, pack: CompiledPack, facts: FactValues): Weighed => {
  const rule = pack.wording.find((one) => one.id === finding.rule);
  const claims = rule?.facts ?? [];
  const words = isTrueOrUnknown(claims, facts) ? finding.say[0] : undefined;
  return {
    kind: words === undefined ? 'mind' : 'swap',
    id: finding.rule,
    at: { start: finding.start, end: finding.end, quote: finding.quote },
    ...(words === undefined ? {} : { words }),
    unconfirmed: words === undefined ? [] : unconfirmed(claims, facts),
    reason: finding.reason,
    section: rule?.section ?? '',
    weight: WORDING_WEIGHT[finding.kind],
  };
};

/** Claims are written `fact=value`. Words that rest on what is not true here are never offered. */
const isTrueOrUnknown = (claims: Suggestion['facts'], facts: FactValues): boolean =>
  claims.every((claim) => {
    const [fact, value] = split(claim);
    const known = facts.get(fact) ?? 'unknown';
    return known === 'unknown' || known === value;
  });

const unconfirmed = (claims: Suggestion['facts'], facts: FactValues): string[] =>
  claims
    .filter((claim) => (facts.get(split(claim)[0]) ?? 'unknown') === 'unknown')
    .map((claim) => split(claim)[0]);

const split = (claim: string): [fact: string, value: string] => {
  const [fact = '', value = 'yes'] = claim.split('=');
  return [fact, value];
};
