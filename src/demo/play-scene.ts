import { AppError } from '../errors.js';
import type { Simulator } from '../simulator/simulator.js';
import { visibleText } from '../simulator/surface.js';
import type { Message } from '../simulator/world.js';
import { DRAFTED_POST, EDITED_POST, QUESTION, WEAK_PARAGRAPH } from './drafts.js';
import { type Look, type Stage, setStage } from './stage.js';

const CHANNEL = 'press-drafts';
const EMOJI = 'frame_with_picture';

/** Slack takes no longer message, so no longer draft can be put through the scene. */
const MOST_CHARACTERS = 40_000;

type Out = (text: string) => void;

/**
 * Plays a day's work with the real bot on a local Slack, and prints the threads as they come: the shipped scene, or
 * a draft of one's own in it. Throws AppError('usage') for a draft that no message can hold.
 */
export const playScene = async (
  out: Out,
  draft?: string,
  look: Look = { width: 78, colour: false },
): Promise<void> => {
  if (draft !== undefined) refuseUnfit(draft);
  const stage = await setStage(look);
  const act = announcer(out, stage);
  try {
    await (draft === undefined ? playShipped(act, stage) : playOwn(act, stage, draft.trim()));
  } finally {
    await stage.clear();
  }
};

const refuseUnfit = (draft: string) => {
  if (draft.trim() === '') throw new AppError('usage', 'The draft is empty.');
  if (draft.length <= MOST_CHARACTERS) return;
  const [length, limit] = [draft.length, MOST_CHARACTERS].map((count) => count.toLocaleString('en'));
  throw new AppError('usage', `The draft has ${length} characters; a message in Slack holds ${limit}.`);
};

/** Says what someone does, lets them do it, and prints what came of it. */
type Act = (caption: string, happen: () => unknown, messagesOfBot?: number) => Promise<void>;

const announcer = (out: Out, stage: Stage): Act => {
  let number = 0;
  return async (caption, happen, messagesOfBot = 1) => {
    number += 1;
    out(`${number}. ${caption}\n\n`);
    out(`${await stage.play(happen, messagesOfBot)}\n`);
  };
};

const playShipped = async (act: Act, { slack }: Stage) => {
  const ana = slack.person('ana');
  const ben = slack.person('ben');
  const runFrame = () => ana.runs('/frame', WEAK_PARAGRAPH, { channel: CHANNEL });
  await act('Ana runs /frame with a paragraph for the web page.', runFrame, 2);

  const post = ben.says(CHANNEL, DRAFTED_POST);
  await act(`Ana puts :${EMOJI}: on a post that Ben has drafted.`, () => ana.reacts(EMOJI, post));
  await act('Ben edits his post, and the review follows.', () => ben.edits(post, EDITED_POST));
  await askQuestion(act, ana);
};

const playOwn = async (act: Act, { slack }: Stage, draft: string) => {
  const ana = slack.person('ana');
  const ben = slack.person('ben');
  const post = ben.says(CHANNEL, draft);
  await act(`Ben posts your draft, and Ana puts :${EMOJI}: on it.`, () => ana.reacts(EMOJI, post));
  const better = takeOffer(draft, visibleText(lastOfBot(slack)));
  if (better !== undefined) {
    await act('Ben puts in the words it offers, and the review follows.', () => ben.edits(post, better));
  }
  await askQuestion(act, ana);
};

const lastOfBot = ({ world }: Simulator): Message =>
  [...world.messages.values()]
    .flat()
    .filter((message) => message.user === world.app.userId)
    .reduce((last, message) => (message.ts > last.ts ? message : last));

/** The draft with the first words that a review offers for its opening or its end; undefined where it offers none. */
export const takeOffer = (draft: string, review: string): string | undefined => {
  const [, where, words] = /^\d\. (Open|Add): “(.+)”/mu.exec(review) ?? [];
  if (words === undefined) return undefined;
  return where === 'Open' ? `${words} ${draft}` : `${draft} ${words}`;
};

const askQuestion = (act: Act, person: ReturnType<Stage['slack']['person']>) =>
  act(`Ana asks /toughq ${QUESTION} before a call.`, () =>
    person.runs('/toughq', QUESTION, { channel: CHANNEL }),
  );
