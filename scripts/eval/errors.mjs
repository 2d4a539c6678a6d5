// Lists where a review and a reader differ, so that one can see which rule to mend.
import { overlaps } from './drafts.mjs';

/** A line for each difference, grouped by what was judged: {about, draft, expected, said, rule, saw, read}. */
export function listErrors(pairs, ids) {
  return [
    ...ids.items.flatMap((id) => pairs.flatMap((pair) => itemError(pair, id))),
    ...ids.traps.flatMap((id) => pairs.flatMap((pair) => trapError(pair, id))),
    ...pairs.flatMap(leadError),
    ...pairs.flatMap(topicError),
    ...pairs.flatMap(wordingErrors),
    ...pairs.flatMap(examplesError),
  ];
}

const quotes = (evidence = []) => evidence.map(({ quote }) => quote);

function itemError({ id: draft, expected, said }, id) {
  const [theirs, ours] = [expected.items[id], said.items[id]];
  if (theirs.status === ours.status) return [];
  const word = ours.sure ? ours.status : `${ours.status} (not sure)`;
  return [
    {
      about: id,
      draft,
      expected: theirs.status,
      said: word,
      rule: ours.rule,
      saw: quotes(ours.evidence),
      read: quotes(theirs.evidence),
    },
  ];
}

function trapError({ id: draft, expected, said }, id) {
  const [theirs, ours] = [expected.traps[id], said.traps[id]];
  if ((theirs === undefined) === (ours === undefined)) return [];
  return [
    {
      about: id,
      draft,
      expected: theirs ? 'there' : 'absent',
      said: ours ? 'there' : 'absent',
      rule: ours?.rule,
      saw: quotes(ours?.evidence),
      read: quotes(theirs?.evidence),
    },
  ];
}

function leadError({ id: draft, expected, said, review }) {
  if (expected.lead === said.lead) return [];
  return [
    {
      about: 'lead',
      draft,
      expected: expected.lead,
      said: said.lead,
      saw: review ? [review.lead.quote] : [],
      read: [],
    },
  ];
}

function topicError({ id: draft, expected, said }) {
  const word = (onTopic) => (onTopic ? 'on topic' : 'off topic');
  if (expected.onTopic === said.onTopic) return [];
  return [
    { about: 'topic', draft, expected: word(expected.onTopic), said: word(said.onTopic), saw: [], read: [] },
  ];
}

function wordingErrors({ id: draft, expected, said }) {
  const extra = said.wording
    .filter((finding) => !overlaps([finding], expected.wording))
    .map(({ kind, rule, quote }) => ({
      about: 'wording',
      draft,
      expected: 'nothing',
      said: kind,
      rule,
      saw: [quote],
      read: [],
    }));
  const missed = expected.wording
    .filter((finding) => !overlaps([finding], said.wording))
    .map(({ kind, quote }) => ({
      about: 'wording',
      draft,
      expected: kind,
      said: 'nothing',
      saw: [],
      read: [quote],
    }));
  return [...extra, ...missed];
}

function examplesError({ id: draft, expected, said, review }) {
  if (expected.examples === said.examples) return [];
  return [
    {
      about: 'examples',
      draft,
      expected: String(expected.examples),
      said: String(said.examples),
      saw: quotes(review?.examples),
      read: quotes(expected.items['benefits-with-examples']?.evidence),
    },
  ];
}

/** The list as text: a heading for each thing judged, an entry for each draft. */
export function showErrors(errors) {
  const lines = [];
  let about;
  for (const error of errors) {
    if (error.about !== about)
      lines.push('', `${error.about} (${errors.filter((e) => e.about === error.about).length})`);
    about = error.about;
    const rule = error.rule === undefined ? '' : `  rule ${error.rule}`;
    lines.push(`  ${error.draft}  read ${error.expected}, said ${error.said}${rule}`);
    if (error.saw.length > 0) lines.push(`      saw:  ${error.saw.map(shorten).join(' | ')}`);
    if (error.read.length > 0) lines.push(`      read: ${error.read.map(shorten).join(' | ')}`);
  }
  return lines.join('\n');
}

const shorten = (quote) => {
  const line = quote.replaceAll('\n', ' ');
  return line.length > 160 ? `${line.slice(0, 157)}...` : line;
};
