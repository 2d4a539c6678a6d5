import type { KnownBlock, ModalView } from '@slack/types';
import type { Rendered } from '../../delivery/delivery.js';
import type { CompiledPack } from '../../framing/compiled-pack.js';
import { shorten } from '../../framing/line.js';
import { CHECKLIST_IDS, type ChecklistId, type Review } from '../../framing/review.js';
import type { Change } from '../../framing/top-changes.js';
import { section } from '../blocks.js';
import { anyones, joinMrkdwn, mrkdwn, type SafeMrkdwn } from '../mrkdwn.js';
import { readingModal } from './modal.js';

/** Why the review says what it says: the opening, then each of its changes, with the toolkit's section. */
export const whyModal = (review: Review, changes: readonly Change[], pack: CompiledPack): ModalView =>
  readingModal('Why', [
    ...openingReason(review),
    ...changes.map((change) => section(changeReason(change, pack))),
  ]);

const openingReason = ({ lead }: Review): KnownBlock[] =>
  lead.reason === '' ? [] : [section(mrkdwn`*The opening.* ${anyones(lead.reason)}`)];

const changeReason = (change: Change, pack: CompiledPack): SafeMrkdwn => {
  const item = CHECKLIST_IDS.find((id) => id === change.id);
  const title = item === undefined ? `“${shorten(change.at?.quote ?? '', 80)}”` : pack.checklist[item].title;
  const why = item === undefined ? change.reason : `${change.reason} ${pack.checklist[item].why}`;
  return joinMrkdwn([
    mrkdwn`*${anyones(title)}.* ${anyones(why)}`,
    ...(change.section === '' ? [] : [mrkdwn`Toolkit: ${anyones(change.section)}.`]),
  ]);
};

/** `/frame why helpers`: what a point asks, why it matters, and where the toolkit speaks of it. */
export const whyItemView = (id: ChecklistId, pack: CompiledPack): Rendered => {
  const item = pack.checklist[id];
  const model = item.models[0];
  const text = joinMrkdwn([
    mrkdwn`*${anyones(`${CHECKLIST_IDS.indexOf(id) + 1}. ${item.title}`)}*`,
    mrkdwn`${anyones(item.asks)}`,
    mrkdwn`${anyones(item.why)}`,
    ...(model === undefined
      ? []
      : [
          mrkdwn`For instance: “${anyones(model.text)}”${model.facts.length === 0 ? mrkdwn`` : mrkdwn` Only if true here.`}`,
        ]),
    mrkdwn`Toolkit: ${anyones(item.section)}.`,
  ]);
  return { text, blocks: [section(text)] };
};

/** The nine points to choose from, where the one named is none of them. */
export const whyListView = (pack: CompiledPack): Rendered => {
  const text = joinMrkdwn([
    mrkdwn`Which point? Write /frame why and its number.`,
    ...CHECKLIST_IDS.map((id, index) => mrkdwn`${anyones(`${index + 1}. ${pack.checklist[id].title}`)}`),
  ]);
  return { text, blocks: [section(text)] };
};
