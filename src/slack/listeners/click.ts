import type { AllMiddlewareArgs, BlockAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import { asJson } from '../jobs/args.js';
import { readButton } from '../payload.js';
import type { Surface } from '../surface.js';
import { noticeView } from '../views/notices.js';
import { guard } from './guard.js';
import { sayNames } from './say-names.js';
import { tellClicker } from './show.js';
import { isStranger } from './stranger.js';

export type ActionArgs = SlackActionMiddlewareArgs<BlockAction> & AllMiddlewareArgs;
export type ActionListener = (args: ActionArgs) => Promise<void>;

/** A click, with the id that its button carries. */
export interface Click {
  args: ActionArgs;
  id: string;
  /** The question that was asked, where the button carries one. */
  words?: string | undefined;
  user: string;
  /** Absent in a modal and in App Home. */
  channel: string | undefined;
  trigger: string;
}

/** A click of one of our own people. Whatever goes wrong is told to them alone; the message they clicked stays. */
export const click =
  (surface: Surface, run: (click: Click) => Promise<void>): ActionListener =>
  async (args) => {
    const { parts } = surface;
    const { body, ack } = args;
    const tell = async (view: ReturnType<typeof noticeView>) => {
      await ack();
      await tellClicker(args, view);
    };
    await guard(
      parts,
      body.user.id,
      async () => {
        if (await isStranger(parts, body, body.actions[0]?.action_id ?? 'click')) {
          return tell(noticeView({ notice: 'not-ours' }, parts.self));
        }
        const { id, words } = readButton(carriedBy(body.actions[0]));
        const clicked: Click = {
          args,
          id,
          words,
          user: body.user.id,
          channel: body.channel?.id,
          trigger: body.trigger_id,
        };
        await sayNames(surface, () => run(clicked));
      },
      tell,
    );
  };

/** Buttons carry a value, menus the value of what was chosen. */
const carriedBy = (action: BlockAction['actions'][number] | undefined): string | undefined => {
  if (action?.type === 'button') return action.value;
  if (action?.type === 'static_select') return action.selected_option?.value;
  return undefined;
};

/** Stores the job that a click asks for, and acks then. */
export const jobOf = (surface: Surface, kind: string, more: (click: Click) => object): ActionListener =>
  click(surface, async (one) => {
    const { args, user, channel, trigger } = one;
    await surface.parts.delivery.accept({
      id: trigger,
      jobs: [
        {
          kind,
          key: `${kind}:${trigger}`,
          args: asJson({ user, ...more(one) }),
          user,
          ...(channel === undefined ? {} : { channel }),
        },
      ],
    });
    await args.ack();
  });

/** A button that no version knows any more: whoever clicked it is told what to do instead. */
export const outdated =
  ({ parts }: Surface): ActionListener =>
  async ({ ack, respond }) => {
    await ack();
    const words = 'This message is from an older version of me. Run /frame again.';
    const view = noticeView({ notice: 'said', words }, parts.self);
    await respond({ response_type: 'ephemeral', replace_original: false, ...view });
  };
