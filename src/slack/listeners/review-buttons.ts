import type { ModalView } from '@slack/types';
import { type CurrentDraft, flagOf } from '../current-draft.js';
import { JOB } from '../ids.js';
import { mrkdwn } from '../mrkdwn.js';
import { changesOf } from '../renderers.js';
import type { Surface } from '../surface.js';
import { allNineModal } from '../views/all-nine.js';
import { keepModal } from '../views/keep-modal.js';
import { loadingModal, sorryModal } from '../views/modal.js';
import { whyModal } from '../views/why.js';
import { type ActionListener, click, jobOf } from './click.js';

export const changesAsText = (surface: Surface): ActionListener =>
  jobOf(surface, JOB.changesAsText, ({ id }) => ({ review: id }));

/**
 * A modal that shows something of a review. It is opened before anything is read, since its trigger lives three seconds,
 * and filled then.
 */
const modalOf = (
  surface: Surface,
  title: string,
  fill: (current: CurrentDraft) => Promise<ModalView>,
): ActionListener =>
  click(surface, async ({ args: { ack, client }, id, trigger }) => {
    await ack();
    const { view } = await client.views.open({ trigger_id: trigger, view: loadingModal(title) });
    const current = await surface.drafts.find(id);
    const filled =
      current === undefined
        ? sorryModal(title, mrkdwn`That draft is gone, so there is nothing to show any more.`)
        : await fill(current);
    await client.views.update({ view_id: view?.id ?? '', view: filled });
  });

export const allNine = (surface: Surface): ActionListener =>
  modalOf(surface, 'All nine points', async ({ review }) => allNineModal(review, surface.parts.pack));

export const why = (surface: Surface): ActionListener =>
  modalOf(surface, 'Why', async (current) =>
    whyModal(current.review, await changesOf(surface, current), surface.parts.pack),
  );

export const keepAsIs = (surface: Surface): ActionListener =>
  modalOf(surface, 'Keep as is', async (current) => {
    const changes = await changesOf(surface, current);
    return changes.length === 0
      ? sorryModal('Keep as is', mrkdwn`There is no change left to turn down.`)
      : keepModal(current.row.id, changes, (change) => flagOf(change.id, change.at?.quote));
  });
