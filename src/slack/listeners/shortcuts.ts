import type { AllMiddlewareArgs, MessageShortcut, SlackShortcutMiddlewareArgs } from '@slack/bolt';
import { JOB } from '../ids.js';
import { asJson } from '../jobs/args.js';
import { messageWords, type SlackMessage } from '../message-words.js';
import type { Surface } from '../surface.js';
import { noticeView } from '../views/notices.js';
import { proposeExampleModal } from '../views/propose-example.js';
import { guard } from './guard.js';
import { isStranger } from './stranger.js';

export type ShortcutListener = (
  args: SlackShortcutMiddlewareArgs<MessageShortcut> & AllMiddlewareArgs,
) => Promise<void>;

/** *Check framing* on a message, also in threads, where commands don't work. */
export const checkFraming =
  ({ parts }: Surface): ShortcutListener =>
  async ({ shortcut, ack, respond }) => {
    const { trigger_id: id, user, channel, message_ts: ts } = shortcut;
    await guard(
      parts,
      shortcut.user.id,
      async () => {
        await parts.delivery.accept({
          id,
          jobs: [
            {
              kind: JOB.review,
              key: `review:${id}`,
              args: asJson({ channel: channel.id, ts, user: user.id, way: 'shortcut' }),
              user: user.id,
              channel: channel.id,
            },
          ],
        });
        await ack();
      },
      async (view) => {
        await ack();
        await respond({ response_type: 'ephemeral', replace_original: false, ...view });
      },
    );
  };

/** *Propose as example* on a message: the form, with the message's words in it. */
export const proposeExample =
  (surface: Surface): ShortcutListener =>
  async ({ shortcut, ack, respond, client }) => {
    const { parts } = surface;
    const { trigger_id, message } = shortcut;
    await ack();
    await guard(
      parts,
      shortcut.user.id,
      async () => {
        if (await isStranger(parts, shortcut, 'propose example')) {
          await respond({ response_type: 'ephemeral', ...noticeView({ notice: 'not-ours' }, parts.self) });
          return;
        }
        const text = messageWords(message as SlackMessage, parts.self.botUser);
        const view = proposeExampleModal(await parts.library.listFacts(), { text });
        await client.views.open({ trigger_id, view });
      },
      async (view) => {
        await respond({ response_type: 'ephemeral', replace_original: false, ...view });
      },
    );
  };
