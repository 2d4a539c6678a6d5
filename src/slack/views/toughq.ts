import type { KnownBlock } from '@slack/types';
import type { Rendered } from '../../delivery/delivery.js';
import { shorten } from '../../framing/line.js';
import { AUDIENCES, type Audience } from '../../framing/review.js';
import type { Answer, AnswerSearch, Elsewhere, Withheld } from '../../library/library.js';
import { button, buttonRow, context, option, plainText, section } from '../blocks.js';
import { ACTION } from '../ids.js';
import { anyones, escapeMrkdwn, joinMrkdwn, mrkdwn, type SafeMrkdwn } from '../mrkdwn.js';
import { buttonValue, questionValue, topicValue } from '../payload.js';
import { isVetted, standingWords } from './standing.js';

/** What the facts register says of each fact, in words, by the fact's id. */
export type FactQuestions = ReadonlyMap<string, { question: string; value: 'yes' | 'no' | 'unknown' }>;

/** What a search found: the best answer, or the open question, or near misses to choose from; never a guess. */
export const searchView = (found: AnswerSearch, facts: FactQuestions, query = ''): Rendered => {
  const best = found.answers[0]?.item;
  if (best !== undefined) {
    const others = found.answers.slice(1, 4).map((scored) => scored.item);
    return answerView(best, facts, others);
  }
  if (found.open !== undefined) {
    const { id, question, ask } = found.open;
    const text = mrkdwn`“${anyones(shorten(question, TITLE))}” stands open: nobody has answered it here yet. Take it to ${anyones(ask)} before anyone answers.`;
    const buttons = [askTeamButton(buttonValue(id)), ...askMine('Mine is another', query)];
    return { text, blocks: [section(text), ...buttonRow(buttons)] };
  }
  if (found.withheld !== undefined) return withheldView(found.withheld);
  if (found.elsewhere !== undefined) return elsewhereView(found.elsewhere, query);
  const near = found.near.slice(0, MOST_NEAR).map((scored) => scored.item);
  return near.length === 0 ? nothingFits(query) : nearMisses(near, query);
};

/** Five buttons to a row, and one of them asks the team. */
const MOST_NEAR = 4;

const askTeamButton = (value: string) => button('Ask the team', ACTION.askTeam, value);

/** Files the question as it was asked. */
const askMine = (label: string, query: string) =>
  query === '' ? [] : [button(label, `${ACTION.askTeam}_0`, questionValue('new', query))];

const askAboutIt = (query: string) => askMine('Ask the team', query);

const OUT_OF_USE: Record<Withheld['state'], SafeMrkdwn> = {
  suspended: mrkdwn`suspended: a fact it rests on is not confirmed any more`,
  pulled: mrkdwn`pulled for now`,
  retired: mrkdwn`retired`,
};

/** The answer is there and must not be given: no neighbour takes its place. */
const withheldView = ({ question, state }: Withheld): Rendered => {
  const text = mrkdwn`The answer to “${anyones(shorten(question, TITLE))}” is ${OUT_OF_USE[state]}. Don't give an older copy of it.`;
  return { text, blocks: [section(text)] };
};

const elsewhereView = ({ ask }: Elsewhere, query: string): Rendered => {
  const text = mrkdwn`That is not among the tough questions, so I don't guess. Try ${anyones(ask)}.`;
  return { text, blocks: [section(text), ...buttonRow(askAboutIt(query))] };
};

/** What stands where an answer was shared that has gone out of use since. */
export const outOfUseView = (answer: Answer): Rendered => {
  const text = mrkdwn`*${anyones(shorten(answer.question, TITLE))}*\nThe answer that stood here is out of use. ${standingWords(answer)}`;
  return { text, blocks: [section(text)] };
};

/** Titles and single sentences that someone wrote far too long must not cost the reader the rest. */
const TITLE = 200;
const SENTENCE = 400;

/** An answer as it is needed on the phone: direct words first, then the spoken version, then how far it may be relied on. */
export const answerView = (
  answer: Answer,
  facts: FactQuestions,
  others: readonly Answer[] = [],
): Rendered => {
  const standing = standingWords(answer);
  const rests = factLines(answer, facts);
  const title = anyones(shorten(answer.question, TITLE));
  // Whoever reads it out while they scroll must meet the warning before the words.
  const first = isVetted(answer) ? [] : [mrkdwn`Not vetted here: don't give to a reporter.`];
  return {
    text: joinMrkdwn([
      mrkdwn`${title}`,
      ...first,
      mrkdwn`${anyones(answer.answer)}`,
      ...aloud(answer),
      ...rests,
      standing,
    ]),
    blocks: [
      section(joinMrkdwn([mrkdwn`*${title}*`, ...first])),
      section(escapeMrkdwn(answer.answer)),
      section(joinMrkdwn(aloud(answer))),
      ...(rests.length === 0 ? [] : [section(joinMrkdwn(rests))]),
      context(standing),
      ...buttonRow(answerButtons(answer)),
      ...seeAlso(others),
    ],
  };
};

const aloud = ({ spoken, mayBeSpokenBy }: Answer): SafeMrkdwn[] => [
  mrkdwn`Aloud: “${anyones(shorten(spoken, SENTENCE))}”`,
  ...(mayBeSpokenBy === undefined ? [] : [mrkdwn`To be said by: ${anyones(shorten(mayBeSpokenBy, TITLE))}`]),
];

/** What is not vetted can't be shared: the button isn't there, and the click is refused as well. */
const answerButtons = (answer: Answer) => [
  ...(answer.otherWording === undefined
    ? []
    : [button('Other wording', ACTION.otherWording, buttonValue(answer.id))]),
  ...(isVetted(answer) ? [button('Share in channel', ACTION.shareAnswer, buttonValue(answer.id))] : []),
];

const KNOWN_WORDS = {
  unknown: 'Only if true here; nobody has confirmed it:',
  true: 'Confirmed here:',
  false: 'Not so here; leave out what rests on it:',
} as const;

/** What the answer rests on, by how far it is known to be so here. */
const factLines = (answer: Answer, facts: FactQuestions): SafeMrkdwn[] => {
  const claims = answer.facts.map(({ fact, value }) => {
    const known = facts.get(fact);
    const isKnown = known !== undefined && known.value !== 'unknown';
    const state = !isKnown ? 'unknown' : known.value === value ? 'true' : 'false';
    return { state, asked: shorten(known?.question ?? fact, SENTENCE), value } as const;
  });
  return (['false', 'unknown', 'true'] as const).flatMap((state) => {
    const those = claims.filter((claim) => claim.state === state);
    if (those.length === 0) return [];
    return [mrkdwn`${anyones(KNOWN_WORDS[state])}`, ...those.map(factLine)];
  });
};

const factLine = ({ asked, value }: { asked: string; value: 'yes' | 'no' }): SafeMrkdwn =>
  mrkdwn`• ${anyones(`${asked} ${value === 'yes' ? 'Yes.' : 'No.'}`)}`;

const seeAlso = (others: readonly Answer[]): KnownBlock[] =>
  others.length === 0 ? [] : [context(mrkdwn`See also`), ...choices(others)];

const choices = (answers: readonly Answer[]): KnownBlock[] =>
  buttonRow(
    answers.map((answer, index) =>
      button(answer.question, `${ACTION.chooseAnswer}_${index}`, buttonValue(answer.id)),
    ),
  );

/** Choosing one proposes the words that were asked as another way of asking it. */
const nearButtons = (near: readonly Answer[], query: string): KnownBlock[] =>
  buttonRow([
    ...near.map((answer, index) =>
      button(answer.question, `${ACTION.chooseNear}_${index}`, questionValue(answer.id, query)),
    ),
    ...askAboutIt(query),
  ]);

const nearMisses = (near: readonly Answer[], query: string): Rendered => {
  const text = mrkdwn`No answer fits those words. Is it one of these?`;
  return {
    text: joinMrkdwn([text, ...near.map((answer) => mrkdwn`• ${anyones(shorten(answer.question, TITLE))}`)]),
    blocks: [section(text), ...nearButtons(near, query)],
  };
};

const nothingFits = (query: string): Rendered => {
  const text = mrkdwn`No answer fits, and I don't guess. \`/toughq\` alone shows all there is.`;
  return { text, blocks: [section(text), ...buttonRow(askAboutIt(query))] };
};

/** A second wording of the same answer. */
export const otherWordingView = (answer: Answer): Rendered => {
  const words = escapeMrkdwn(answer.otherWording ?? answer.answer);
  return {
    text: words,
    blocks: [
      section(mrkdwn`*${anyones(shorten(answer.question, TITLE))}* Another wording:`),
      section(words),
      context(standingWords(answer)),
    ],
  };
};

/** A vetted answer as it stands in a channel for all to read. */
export const sharedAnswerView = (answer: Answer): Rendered => ({
  text: joinMrkdwn([
    mrkdwn`${anyones(shorten(answer.question, TITLE))}`,
    escapeMrkdwn(answer.answer),
    standingWords(answer),
  ]),
  blocks: [
    section(mrkdwn`*${anyones(shorten(answer.question, TITLE))}*`),
    section(escapeMrkdwn(answer.answer)),
    context(standingWords(answer)),
  ],
});

const AUDIENCE_WORDS: Record<Audience, string> = {
  public: 'From the public and the media',
  leaders: 'From leaders',
  allies: 'From allies',
};

/** Slack's own limit for a menu. */
const MENU = 100;
const CHOOSE = mrkdwn`Which question? Choose one, or write \`/toughq\` and a few words of it.`;

/** `/toughq` alone: a menu of questions for each audience, and one of topics. */
export const browseView = (answers: readonly Answer[]): Rendered => ({
  text: CHOOSE,
  blocks: [
    section(CHOOSE),
    ...AUDIENCES.flatMap((audience) =>
      menu(
        audience,
        AUDIENCE_WORDS[audience],
        answers.filter((answer) => answer.audience === audience),
      ),
    ),
    ...topicMenu(answers),
  ],
});

/** The questions of one topic, by audience. */
export const topicView = (topic: string, answers: readonly Answer[]): Rendered => {
  const text = mrkdwn`On ${anyones(shorten(topic, TITLE))}:`;
  return {
    text: joinMrkdwn([
      text,
      ...answers.map(({ question }) => mrkdwn`• ${anyones(shorten(question, TITLE))}`),
    ]),
    blocks: [
      section(text),
      ...AUDIENCES.flatMap((audience) =>
        menu(
          audience,
          AUDIENCE_WORDS[audience],
          answers.filter((answer) => answer.audience === audience),
        ),
      ),
    ],
  };
};

/** A list that is longer than a menu says how much of it is there. */
const menuWords = (words: string, all: number): string =>
  all > MENU ? `${words}: ${MENU} of ${all}` : `${words} (${all})`;

const menu = (audience: Audience, words: string, answers: readonly Answer[]): KnownBlock[] => {
  if (answers.length === 0) return [];
  return [
    {
      type: 'actions',
      block_id: `browse_${audience}`,
      elements: [
        {
          type: 'static_select',
          action_id: ACTION.browseAnswers,
          placeholder: plainText(menuWords(words, answers.length), 150),
          options: answers.slice(0, MENU).map((answer) => option(answer.question, buttonValue(answer.id))),
        },
      ],
    },
  ];
};

/** Topics with how many questions they have, the fullest first. */
const topicMenu = (answers: readonly Answer[]): KnownBlock[] => {
  const counts = new Map<string, number>();
  for (const topic of answers.flatMap(({ topics }) => [...new Set(topics)])) {
    counts.set(topic, (counts.get(topic) ?? 0) + 1);
  }
  if (counts.size === 0) return [];
  const topics = [...counts].sort(([one, ones], [other, others]) => others - ones || (one < other ? -1 : 1));
  return [
    {
      type: 'actions',
      block_id: 'browse_topic',
      elements: [
        {
          type: 'static_select',
          action_id: ACTION.browseTopic,
          placeholder: plainText(menuWords('By topic', topics.length), 150),
          options: topics
            .slice(0, MENU)
            .map(([topic, count]) => option(`${shorten(topic, 60)} (${count})`, topicValue(topic))),
        },
      ],
    },
  ];
};
