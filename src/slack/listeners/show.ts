import type { ModalView } from '@slack/types';
import type { Rendered } from '../../delivery/delivery.js';
import type { SafeMrkdwn } from '../mrkdwn.js';
import { sorryModal } from '../views/modal.js';
import type { ActionArgs } from './click.js';

/** Opens a modal, or puts it on top of the one that was clicked in. */
export const showModal = async ({ body, client }: ActionArgs, view: ModalView): Promise<void> => {
  const { trigger_id } = body;
  const isInModal = body.view?.type === 'modal';
  await (isInModal ? client.views.push({ trigger_id, view }) : client.views.open({ trigger_id, view }));
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
