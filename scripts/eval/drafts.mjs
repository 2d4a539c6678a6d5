// Reads labelled drafts and brings labels and reviews into one shape.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** Labelled drafts, a JSON object a line. */
export function readLines(file) {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.flatMap((line, index) => {
    if (line.trim() === '') return [];
    try {
      return [JSON.parse(line)];
    } catch {
      throw new Error(`${file}:${index + 1} is not JSON.`);
    }
  });
}

/** Which of `n` folds a draft falls into, from 1: by its id alone, so that no draft ever changes its fold. */
export function foldOf(id, n) {
  return (createHash('sha256').update(String(id)).digest().readUInt32BE(0) % n) + 1;
}

/** The stretches where a reader's quotes stand in the text; a quote that stands twice counts at both places. */
export function spansOf(text, quotes = []) {
  return quotes.flatMap((quote) => {
    const spans = [];
    for (let at = text.indexOf(quote); quote !== '' && at !== -1; at = text.indexOf(quote, at + 1)) {
      spans.push({ start: at, end: at + quote.length, quote });
    }
    return spans;
  });
}

export const overlaps = (spans, others) =>
  spans.some((a) => others.some((b) => a.start < b.end && b.start < a.end));

/** What a review says, by id. */
export function verdictsOfReview(review) {
  return {
    onTopic: review.onTopic,
    lead: review.lead.theme,
    items: Object.fromEntries(review.checklist.map((verdict) => [verdict.id, verdict])),
    traps: Object.fromEntries(review.traps.map((trap) => [trap.id, trap])),
    wording: review.wording,
    examples: review.examples.length,
  };
}

/** What a reader says, in the same shape. */
export function verdictsOfReader(label, text) {
  const evidence = (id) => spansOf(text, label.evidence?.[id]);
  return {
    onTopic: label.on_topic,
    lead: label.lead,
    items: Object.fromEntries(
      Object.entries(label.checklist).map(([id, status]) => [
        id,
        { id, status, sure: true, rule: 'read', evidence: evidence(id) },
      ]),
    ),
    traps: Object.fromEntries(
      (label.traps ?? []).map((id) => [id, { id, rule: 'read', evidence: evidence(id) }]),
    ),
    wording: (label.wording ?? []).flatMap(({ quote, kind }) => {
      const [first] = spansOf(text, [quote]);
      return first === undefined ? [] : [{ ...first, kind, rule: 'read' }];
    }),
    examples: label.examples,
  };
}
