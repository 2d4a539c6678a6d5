import type { Rendered } from '../../delivery/delivery.js';
import { shorten } from '../../framing/line.js';
import type { Example } from '../../library/library.js';
import { context, section } from '../blocks.js';
import { anyones, escapeMrkdwn, joinMrkdwn, mrkdwn, type SafeMrkdwn } from '../mrkdwn.js';
import { standingWords } from './standing.js';

/** Three of them must fit a message. */
const LONGEST = 500;

/** Two or three examples of different outcomes, each with what it is and how far it may be relied on. */
export const examplesView = (examples: readonly Example[]): Rendered => {
  if (examples.length === 0) return nothingFits();
  return {
    text: joinMrkdwn(
      examples.map((example) =>
        joinMrkdwn([escapeMrkdwn(shorten(example.text, LONGEST)), standing(example)], ' '),
      ),
    ),
    blocks: examples.flatMap((example) => [
      section(escapeMrkdwn(shorten(example.text, LONGEST))),
      context(standing(example)),
    ]),
  };
};

const standing = (example: Example): SafeMrkdwn =>
  joinMrkdwn(
    [
      ...(example.hypothetical ? [mrkdwn`Hypothetical: say so when you use it.`] : []),
      ...(example.sensitive ? [mrkdwn`Fine later in a piece, not first.`] : []),
      ...(example.place === undefined ? [] : [mrkdwn`${anyones(shorten(example.place, 100))}.`]),
      standingWords(example),
    ],
    ' ',
  );

const nothingFits = (): Rendered => {
  const text = mrkdwn`No example fits, and I don't make them up. \`/example\` alone shows some.`;
  return { text, blocks: [section(text)] };
};
