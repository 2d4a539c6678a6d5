import type { CompiledPack } from '../framing/compiled-pack.js';
import { describeReview } from '../framing/describe-review.js';
import { inQuotationMarks, type Line, plainLine } from '../framing/line.js';
import type { ChecklistVerdict, Review, Status, WordingFinding } from '../framing/review.js';
import { paint, printable, type Terminal, wrap } from './terminal.js';

const STATUS_WORDS: Record<Status, string> = { met: 'there', partial: 'half there', missing: 'not yet' };
const STATUS_WIDTH = 14;

/** A review for a reader at a terminal: what Slack would say in the thread, then all nine points and all wording. */
export function reviewAsText(review: Review, text: string, pack: CompiledPack, terminal: Terminal): string {
  const { format, does, count, changes, notes, close } = describeReview(review, text, pack);
  const put = (line: Line, indent = '') => wrap(printable(plainLine(line)), terminal.width, indent);
  const points = count === undefined ? [] : review.checklist.map((verdict) => point(verdict, pack, terminal));
  const wording = review.wording.map((finding) => flag(finding, terminal));
  const parts = [
    [paint(terminal, 'bold', format), put(does), ...(count === undefined ? [] : [put(count)])],
    changes.map((change, index) => `${index + 1}. ${put(change, '   ')}`),
    notes.map((note) => put(note)),
    headed('All nine', points, terminal),
    headed('Wording', wording, terminal),
    [close],
  ];
  return `${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function headed(heading: string, lines: string[], terminal: Terminal): string[] {
  return lines.length === 0 ? [] : [paint(terminal, 'bold', heading), ...lines];
}

function point(verdict: ChecklistVerdict, pack: CompiledPack, terminal: Terminal): string {
  const status = `${STATUS_WORDS[verdict.status]}${verdict.sure ? '' : '?'}`;
  const asked = verdict.expected ? '' : ' (not asked of this format)';
  const shown = verdict.evidence.map(({ quote }) => inQuotationMarks(printable(quote))).join(' ');
  const words = [`${pack.checklist[verdict.id].title}${asked}.`, verdict.reason, shown]
    .filter(Boolean)
    .join(' ');
  return wrap(`${status.padEnd(STATUS_WIDTH)}${words}`, terminal.width, ' '.repeat(STATUS_WIDTH));
}

function flag(finding: WordingFinding, terminal: Terminal): string {
  const say = finding.say.map(inQuotationMarks).join(' or ');
  const words = `${inQuotationMarks(printable(finding.quote))}${say === '' ? '' : ` → ${say}`}. ${finding.reason}`;
  return wrap(words, terminal.width, '  ');
}
