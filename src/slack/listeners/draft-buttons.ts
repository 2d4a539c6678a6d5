import type { StoredReview } from '../../delivery/reviews.js';
import { AppError } from '../../errors.js';
import { JOB } from '../ids.js';
import { asJson } from '../jobs/args.js';
import { mrkdwn } from '../mrkdwn.js';
import type { Surface } from '../surface.js';
import { editModal } from '../views/edit-modal.js';
import { frameModal } from '../views/frame-modal.js';
import { loadingModal, sorryModal } from '../views/modal.js';
import { type ActionListener, type Click, click } from './click.js';

/** The form again, for whom it came too late. */
export const openForm = (surface: Surface): ActionListener =>
  click(surface, async ({ args: { ack, client }, id, trigger }) => {
    const { pack, self } = surface.parts;
    await ack();
    await client.views.open({ trigger_id: trigger, view: frameModal(id, pack, self.emoji) });
  });

/** The author of a posted draft, as the row says, and nobody else. */
const mustBeAuthor = async ({ parts }: Surface, { id, user }: Click): Promise<StoredReview> => {
  const row = await parts.reviews.find(id);
  if (row?.state !== 'live')
    throw new AppError('not_found', 'That draft is gone, so there is nothing to change.');
  if (row.author !== user) throw new AppError('not_allowed', 'Only the author of this draft can do that.');
  return row;
};

export const editDraft = (surface: Surface): ActionListener =>
  click(surface, async (one) => {
    await mustBeAuthor(surface, one);
    const { ack, client } = one.args;
    await ack();
    const { view } = await client.views.open({
      trigger_id: one.trigger,
      view: loadingModal('Edit the draft'),
    });
    const current = await surface.drafts.find(one.id);
    const filled =
      current === undefined
        ? sorryModal('Edit the draft', mrkdwn`That draft is gone.`)
        : editModal(current.row.id, current.text);
    await client.views.update({ view_id: view?.id ?? '', view: filled });
  });

export const withdrawDraft = (surface: Surface): ActionListener =>
  click(surface, async (one) => {
    await mustBeAuthor(surface, one);
    await surface.parts.delivery.accept({
      id: one.trigger,
      jobs: [
        {
          kind: JOB.withdraw,
          key: `withdraw:${one.id}`,
          args: { review: one.id, user: one.user },
          user: one.user,
        },
      ],
    });
    await one.args.ack();
  });

/** A draft that was reviewed privately, put into its channel by its author: the same as `/frame` there. */
export const postInChannel = (surface: Surface): ActionListener =>
  click(surface, async (one) => {
    const row = await mustBeAuthor(surface, one);
    const current = await surface.drafts.find(one.id);
    if (current === undefined)
      throw new AppError('not_found', 'That draft is gone, so there is nothing to post.');
    // Named by what it is of, so that a second click stores nothing again.
    const key = `post:${row.id}:${row.revision}`;
    const draft = `draft:${key}`;
    const args = asJson({ ...row.options, draft, channel: row.channel, user: one.user, askedFor: 'channel' });
    await surface.parts.delivery.accept({
      id: one.trigger,
      draft: { id: draft, text: current.text },
      jobs: [
        {
          kind: JOB.frame,
          key,
          args,
          user: one.user,
          channel: row.channel,
        },
      ],
    });
    await one.args.ack();
  });
