import type { KnownBlock, ModalView } from '@slack/types';
import type { CompiledPack } from '../../framing/compiled-pack.js';
import { shorten } from '../../framing/line.js';
import type {
  ChecklistVerdict,
  Evidence,
  Review,
  TrapFinding,
  WordingFinding,
} from '../../framing/review.js';
import { context, section } from '../blocks.js';
import { anyones, joinMrkdwn, mrkdwn, type SafeMrkdwn } from '../mrkdwn.js';
import { readingModal } from './modal.js';

/** More would bury what matters; the rest is counted. */
const MOST_WORDINGS = 12;

/** All nine points with the words that show them, then the worries and the wording. */
export const allNineModal = (review: Review, pack: CompiledPack): ModalView =>
  readingModal('All nine points', [
    ...review.checklist.map((verdict, index) => section(point(verdict, index + 1, pack))),
    ...part(
      'Readers may worry about',
      review.traps.map((trap) => worry(trap, pack)),
    ),
    ...part('Wording', wordings(review.wording)),
    context(mrkdwn`Framing only. Not cleared for release.`),
  ]);

const part = (title: string, lines: SafeMrkdwn[]): KnownBlock[] =>
  lines.length === 0 ? [] : [section(mrkdwn`*${anyones(title)}*`), ...lines.map((line) => section(line))];

const point = (verdict: ChecklistVerdict, number: number, pack: CompiledPack): SafeMrkdwn =>
  joinMrkdwn([
    mrkdwn`*${anyones(`${number}. ${pack.checklist[verdict.id].title}`)}*: ${anyones(statusWords(verdict))}`,
    mrkdwn`${anyones(verdict.reason)}`,
    ...quotes(verdict.evidence),
  ]);

/** The status in words: colour or an emoji alone would leave some readers out. */
const statusWords = ({ status, sure, expected }: ChecklistVerdict): string => {
  const there = { met: 'there', partial: 'half there', missing: 'not there yet' }[status];
  return `${sure ? there : `not sure, perhaps ${there}`}${expected ? '' : ' (not asked of this format)'}`;
};

const worry = (trap: TrapFinding, pack: CompiledPack): SafeMrkdwn => {
  const words = pack.traps.find((one) => one.id === trap.id);
  return joinMrkdwn([
    mrkdwn`*${anyones(words?.label ?? trap.id)}* ${anyones(trap.reason)}`,
    ...quotes(trap.evidence),
  ]);
};

const wordings = (findings: readonly WordingFinding[]): SafeMrkdwn[] => {
  const shown = findings.slice(0, MOST_WORDINGS).map((finding) => {
    const say =
      finding.say.length === 0
        ? mrkdwn``
        : mrkdwn` → ${anyones(finding.say.map((words) => `“${words}”`).join(' or '))}`;
    return mrkdwn`“${anyones(shorten(finding.quote, 80))}”${say}. ${anyones(finding.reason)}`;
  });
  const rest = findings.length - shown.length;
  return rest === 0 ? shown : [...shown, mrkdwn`And ${anyones(String(rest))} more.`];
};

const quotes = (evidence: readonly Evidence[]): SafeMrkdwn[] =>
  evidence.slice(0, 3).map(({ quote }) => mrkdwn`“${anyones(shorten(quote, 200))}”`);
