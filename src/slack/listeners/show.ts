import type { ModalView } from '@slack/types';
import type { Rendered } from '../../delivery/delivery.js';
import { AppError } from '../../errors.js';
import { anyones, mrkdwn, type SafeMrkdwn } from '../mrkdwn.js';
import { sorryModal } from '../views/modal.js';
import type { ActionArgs } from './click.js';

/** Opens a modal, or puts it on top of the one that was clicked in. */
export const showModal = async ({ body, client }: ActionArgs, view: ModalView): Promise<string> => {
  const { trigger_id } = body;
  const isInModal = body.view?.type === 'modal';
  const shown = await (isInModal
    ? client.views.push({ trigger_id, view })
    : client.views.open({ trigger_id, view }));
  return shown.view?.id ?? '';
};

/**
 * A modal whose words take longer to find than its trigger lives: it is opened first, and filled then. What can't be shown
 * is said in it.
 */
export const showModalOf = async (
  args: ActionArgs,
  title: string,
  find: () => Promise<ModalView>,
): Promise<void> => {
  const view_id = await showModal(args, sorryModal(title, mrkdwn`One moment.`));
  const view = await find().catch((error: unknown) => {
    if (error instanceof AppError) return sorryModal(title, mrkdwn`${anyones(error.message)}`);
    throw error;
  });
  await args.client.views.update({ view_id, view });
};

/** Tells only the one who clicked: beside the message, or in a modal where they clicked in App Home or a modal. */
export const tellClicker = async (
  args: ActionArgs,
  view: Rendered & { text: SafeMrkdwn },
  replaces = false,
): Promise<void> => {
  if (args.body.response_url === undefined) {
    await showModal(args, sorryModal('Library', view.text));
    return;
  }
  await args.respond({ response_type: 'ephemeral', replace_original: replaces, ...view });
};
