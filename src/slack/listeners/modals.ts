import type { AllMiddlewareArgs, SlackViewMiddlewareArgs, ViewSubmitAction } from '@slack/bolt';
import { AppError } from '../../errors.js';
import { isTooShort } from '../draft-size.js';
import { heldReasons } from '../held-draft.js';
import { INPUT, JOB } from '../ids.js';
import { asJson } from '../jobs/args.js';
import { cleanText } from '../mrkdwn.js';
import { readModalMetadata } from '../payload.js';
import type { Surface } from '../surface.js';
import { GUESS } from '../views/frame-modal.js';
import { KEEP_REASONS } from '../views/keep-reasons.js';
import { sorryModal } from '../views/modal.js';
import { guard } from './guard.js';
import { sayNames } from './say-names.js';
import { isStranger } from './stranger.js';

type ModalArgs = SlackViewMiddlewareArgs<ViewSubmitAction> & AllMiddlewareArgs;
export type ModalListener = (args: ModalArgs) => Promise<void>;

type Values = ModalArgs['view']['state']['values'];

/**
 * A modal's submission by one of our own people. What is wrong with the whole of it stands in the modal, and nothing typed
 * is lost before.
 */
export const modal =
  (surface: Surface, run: (args: ModalArgs) => Promise<void>): ModalListener =>
  (args) =>
    guard(
      surface.parts,
      args.body.user.id,
      async () => {
        if (await isStranger(surface.parts, args.body, args.view.callback_id)) {
          throw new AppError('not_allowed', 'Only people of this workspace can do that.');
        }
        await sayNames(surface, () => run(args));
      },
      ({ text }) =>
        args.ack({
          response_action: 'push',
          view: sorryModal('Not done', text),
        }),
    );

export const typed = (values: Values, { block, action }: { block: string; action: string }): string =>
  values[block]?.[action]?.value ?? '';

export const chosen = (
  values: Values,
  { block, action }: { block: string; action: string },
): string | undefined => values[block]?.[action]?.selected_option?.value;

/** The form of `/frame`. Submitted twice, it is one draft. */
export const frameModal = (surface: Surface): ModalListener =>
  modal(surface, async ({ ack, body, view }) => {
    const { channel } = readModalMetadata(view.private_metadata);
    if (channel === undefined)
      throw new AppError('conflict', 'This dialog is out of date. Run /frame again.');
    const { values } = view.state;
    const text = cleanText(typed(values, INPUT.text));
    if (isTooShort(text)) {
      return ack({
        response_action: 'errors',
        errors: { [INPUT.text.block]: 'Write a sentence or more; there is too little to look at.' },
      });
    }
    const format = chosen(values, INPUT.format);
    const user = body.user.id;
    const draft = `draft:${view.id}`;
    await surface.parts.delivery.accept({
      id: `view:${view.id}`,
      draft: { id: draft, text },
      jobs: [
        {
          kind: JOB.frame,
          key: `frame:${view.id}`,
          args: asJson({
            draft,
            channel,
            user,
            format: format === GUESS ? undefined : format,
            audience: chosen(values, INPUT.audience),
            askedFor: chosen(values, INPUT.where) === 'private' ? 'private' : undefined,
          }),
          user,
          channel,
        },
      ],
    });
    await ack();
  });

/** The author's new words. A draft in a channel must not become one that looks held. */
export const editDraftModal = (surface: Surface): ModalListener =>
  modal(surface, async ({ ack, body, view }) => {
    const { id } = readModalMetadata(view.private_metadata);
    const { values } = view.state;
    const text = cleanText([typed(values, INPUT.text), typed(values, INPUT.more)].join('\n\n'));
    const row = id === undefined ? undefined : await surface.parts.reviews.find(id);
    if (row?.state !== 'live')
      throw new AppError('not_found', 'That draft is gone, so there is nothing to change.');
    if (row.author !== body.user.id)
      throw new AppError('not_allowed', 'Only the author of this draft can do that.');
    const wrong = wrongWith(text, row.place === 'thread');
    if (wrong !== undefined) {
      return ack({ response_action: 'errors', errors: { [INPUT.text.block]: wrong } });
    }
    const draft = `draft:${view.id}`;
    await surface.parts.delivery.accept({
      id: `view:${view.id}`,
      draft: { id: draft, text },
      jobs: [
        {
          kind: JOB.editDraft,
          key: `edit:${view.id}`,
          args: { review: row.id, draft, user: body.user.id },
          user: body.user.id,
        },
      ],
    });
    await ack();
  });

const wrongWith = (text: string, isInChannel: boolean): string | undefined => {
  if (isTooShort(text)) return 'Write a sentence or more; there is too little to look at.';
  if (isInChannel && heldReasons(text).length > 0) {
    return 'This looks like a held draft, and it stands in a channel. Withdraw it, then use /frame: that review is private.';
  }
  return undefined;
};

/** Which changes are turned down, and why. */
export const keepAsIsModal = (surface: Surface): ModalListener =>
  modal(surface, async ({ ack, body, view }) => {
    const { id } = readModalMetadata(view.private_metadata);
    const { values } = view.state;
    const flags = values[INPUT.changes.block]?.[INPUT.changes.action]?.selected_options ?? [];
    const reason = chosen(values, INPUT.reason);
    if (id === undefined || flags.length === 0 || reason === undefined || !KEEP_REASONS.has(reason)) {
      throw new AppError('conflict', 'This dialog is out of date. Close it and open it again.');
    }
    const user = body.user.id;
    await surface.parts.delivery.accept({
      id: `view:${view.id}`,
      jobs: [
        {
          kind: JOB.keepAsIs,
          key: `keep:${view.id}`,
          args: { review: id, user, flags: flags.map((flag) => flag.value), reason },
          user,
        },
      ],
    });
    await ack();
  });
