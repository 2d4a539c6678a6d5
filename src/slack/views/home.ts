import type { HomeView, KnownBlock } from '@slack/types';
import type { Answer, Example, Fact } from '../../library/library.js';
import { context, section } from '../blocks.js';
import { anyones, joinMrkdwn, mrkdwn, type SafeMrkdwn } from '../mrkdwn.js';
import { type HelpFor, helpView } from './help.js';
import { isVetted } from './standing.js';

export interface LibraryState {
  answers: readonly Answer[];
  examples: readonly Example[];
  facts: readonly Fact[];
}

/** App Home: what waits for whoever opens it comes first, what can be done last. */
export const homeView = (
  library: LibraryState,
  help: HelpFor,
  sections: readonly KnownBlock[] = [],
): HomeView => ({
  type: 'home',
  blocks: [
    ...sections,
    section(joinMrkdwn([mrkdwn`*The library*`, ...libraryLines(library)])),
    context(mrkdwn`What is not vetted here is not for a reporter.`),
    ...helpView(help).blocks,
  ],
});

const libraryLines = ({ answers, examples, facts }: LibraryState): SafeMrkdwn[] => [
  mrkdwn`Answers to tough questions: ${anyones(vettedOf(answers))}`,
  mrkdwn`Examples: ${anyones(vettedOf(examples))}`,
  mrkdwn`Facts about how things are done here: ${anyones(`${facts.filter((fact) => fact.value !== 'unknown').length} of ${facts.length} confirmed`)}`,
];

const vettedOf = (items: readonly (Answer | Example)[]): string =>
  `${items.filter(isVetted).length} of ${items.length} vetted here`;
