import type { AllMiddlewareArgs, SlackCommandMiddlewareArgs } from '@slack/bolt';
import type { Rendered } from '../../delivery/delivery.js';
import type { Example, Scored } from '../../library/library.js';
import { chooseVaried } from '../../library/search-examples.js';
import { parseFrameCommand } from '../frame-command.js';
import { JOB } from '../ids.js';
import { asJson } from '../jobs/args.js';
import { decodeSlackText } from '../mrkdwn.js';
import type { Surface } from '../surface.js';
import { examplesView } from '../views/examples.js';
import { frameModal } from '../views/frame-modal.js';
import { helpView, usageView } from '../views/help.js';
import { noticeView } from '../views/notices.js';
import { proposeAnswerModal } from '../views/propose-answer.js';
import { proposeExampleModal } from '../views/propose-example.js';
import { isVetted } from '../views/standing.js';
import { browseView, searchView } from '../views/toughq.js';
import { whyItemView, whyListView } from '../views/why.js';
import { factQuestions } from './fact-questions.js';
import { guard } from './guard.js';
import { named } from './names.js';
import { isStranger } from './stranger.js';

export type CommandListener = (args: SlackCommandMiddlewareArgs & AllMiddlewareArgs) => Promise<void>;

/** Seen only by the one who ran the command. */
const ephemeral = (view: Rendered) => ({ response_type: 'ephemeral' as const, ...view });

/** Runs a command of our own people; whatever goes wrong is said in the ack, or after it where that is gone. */
const command =
  (surface: Surface, run: CommandListener): CommandListener =>
  async (args) => {
    const { parts } = surface;
    let isAcked = false;
    const ack: typeof args.ack = async (response) => {
      isAcked = true;
      await args.ack(response);
    };
    const tell = (view: Rendered) => (isAcked ? args.respond : ack)(ephemeral(view));
    const { user_id: id, team_id, command: name } = args.command;
    const runForOurs = async () => {
      if (await isStranger(parts, { user: { id, team_id } }, name)) {
        await tell(noticeView({ notice: 'not-ours' }, parts.self));
      } else await run({ ...args, ack });
    };
    await guard(parts, id, runForOurs, tell);
  };

/** `/frame`: what changes nothing is answered in the ack; a draft is stored first, and acked then. */
export const frameCommand = (surface: Surface): CommandListener =>
  command(surface, async (args) => {
    const { ack } = args;
    const { parts } = surface;
    const request = parseFrameCommand(args.command.text.trim(), decodeSlackText(args.command.text));
    switch (request.kind) {
      case 'modal':
        return openFrameModal(surface, args);
      case 'usage':
        return ack(ephemeral(usageView(parts.self, args.command.channel_id)));
      case 'help':
        return ack(ephemeral(helpView(parts.self)));
      case 'why':
        return ack(
          ephemeral(
            request.item === undefined ? whyListView(parts.pack) : whyItemView(request.item, parts.pack),
          ),
        );
      case 'too-long':
        return ack(
          ephemeral(noticeView({ notice: 'too-long', over: request.over, limit: request.limit }, parts.self)),
        );
      case 'last':
        return showLast(surface, args);
      case 'draft':
        return takeDraft(surface, args, request.text);
    }
  });

const takeDraft = async (
  { parts }: Surface,
  { ack, command: { trigger_id: id, user_id: user, channel_id: channel } }: Parameters<CommandListener>[0],
  text: string,
): Promise<void> => {
  await parts.delivery.accept({
    id,
    draft: { id: `draft:${id}`, text },
    jobs: [
      {
        kind: JOB.frame,
        key: `frame:${id}`,
        args: asJson({ draft: `draft:${id}`, channel, user }),
        user,
        channel,
      },
    ],
  });
  await ack();
};

/** The hint stays behind the modal, with a button for whoever closes it or never sees it. */
const openFrameModal = async (
  { parts }: Surface,
  { ack, client, command: { trigger_id, channel_id } }: Parameters<CommandListener>[0],
): Promise<void> => {
  await ack(ephemeral(usageView(parts.self, channel_id)));
  await client.views.open({ trigger_id, view: frameModal(channel_id, parts.pack, parts.self.emoji) });
};

const showLast = async (
  { parts }: Surface,
  { ack, command: { trigger_id: id, user_id: user } }: Parameters<CommandListener>[0],
): Promise<void> => {
  const last = await parts.reviews.findLast(user);
  if (last === undefined) return ack(ephemeral(noticeView({ notice: 'no-last' }, parts.self)));
  await parts.delivery.accept({
    id,
    jobs: [{ kind: JOB.last, key: `last:${id}`, args: { user }, user }],
  });
  await ack(
    ephemeral(
      noticeView({ notice: 'said', words: 'Your last review is in your messages with me.' }, parts.self),
    ),
  );
};

/** `/toughq`: the best answer, near misses to choose from, or, with no words, all there is. */
export const toughqCommand = (surface: Surface): CommandListener =>
  command(surface, async ({ ack, client, command: { text, trigger_id } }) => {
    const { library } = surface.parts;
    const query = decodeSlackText(text);
    if (query === '') return ack(ephemeral(browseView(await library.listAnswers())));
    if (query === ADD) {
      await ack();
      await client.views.open({ trigger_id, view: proposeAnswerModal(await library.listFacts()) });
      return;
    }
    const found = await library.searchAnswers(query);
    const answers = await Promise.all(
      found.answers.map(async (scored) => ({ ...scored, item: await named(surface, scored.item) })),
    );
    await ack(ephemeral(searchView({ ...found, answers }, await factQuestions(surface), query)));
  });

/** The word after `/toughq` and `/example` that opens a form. */
const ADD = 'add';

/** `/example`: two or three of different outcomes that fit the words, or that may come first. */
export const exampleCommand = (surface: Surface): CommandListener =>
  command(surface, async ({ ack, client, command: { text, trigger_id } }) => {
    const { library } = surface.parts;
    const query = decodeSlackText(text);
    if (query === ADD) {
      await ack();
      await client.views.open({ trigger_id, view: proposeExampleModal(await library.listFacts()) });
      return;
    }
    const found =
      query === '' ? firstExamples(await library.listExamples()) : await library.searchExamples(query);
    await ack(ephemeral(examplesView(found.map((scored) => scored.item))));
  });

/** Some that may come first, of different outcomes and places; those the team stands behind before the others. */
const firstExamples = (examples: readonly Example[]): Scored<Example>[] => {
  const fit = examples.filter(({ hypothetical, sensitive }) => !hypothetical && !sensitive);
  const ordered = [...fit.filter(isVetted), ...fit.filter((example) => !isVetted(example))];
  return chooseVaried(
    ordered.map((item) => ({ item, score: 0 })),
    MOST_EXAMPLES,
  );
};

const MOST_EXAMPLES = 3;
