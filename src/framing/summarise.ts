import { type Line, line, quoted } from './line.js';
import type { LeadTheme, Review } from './review.js';

/** What an opening of each theme is about, to follow "Opens with". */
const OPENS_WITH: Record<LeadTheme, string> = {
  helpers: 'people who help and how they can help better',
  benefits: 'people being helped',
  community: 'people and their say',
  government: 'government',
  system: 'data and systems',
  money: 'money',
  equity: 'fairness as the idea',
  other: 'something else than people being helped',
};

const GOOD_THEMES: readonly LeadTheme[] = ['helpers', 'benefits', 'community'];

/**
 * One or two sentences on what the draft does: what it opens with, and where the people who help or are helped come in.
 * `text` is the text that was reviewed.
 */
export const summarise = (review: Review, text: string): Line => {
  if (!review.english)
    return line('I read drafts in English only, so this one has had no review. I am sorry.');
  if (!review.onTopic) {
    return line(
      'This does not seem to be about sharing information between schools, services or agencies, ',
      'so I have not held it against the nine points.',
    );
  }
  const opening = ['Opens with ', OPENS_WITH[review.lead.theme]] as const;
  const shown = openingWords(review);
  const words = shown === '' ? [] : [' (', quoted(shown, 50), ')'];
  if (GOOD_THEMES.includes(review.lead.theme)) return line(...opening, ...words, leaveIt(review));
  return line(...opening, ...words, '; ', whereHelpComes(review, text));
};

/** The words that make the opening what it is: those about helpers where there are some, else its first. */
const openingWords = ({ lead, checklist }: Review): string => {
  const helpers = checklist.find((verdict) => verdict.id === 'helpers-first');
  const early = helpers?.evidence.find((evidence) => evidence.start < lead.end);
  return GOOD_THEMES.includes(lead.theme) && early !== undefined ? early.quote : lead.quote;
};

/** An opening that works is what is most often rewritten. One with flagged words in it is not to be left as it is. */
const leaveIt = ({ lead, checklist, wording }: Review): string => {
  const helpers = checklist.find((verdict) => verdict.id === 'helpers-first');
  const isFlagged = wording.some((finding) => finding.start < lead.end);
  return helpers?.status === 'met' && helpers.sure && !isFlagged ? ': leave it.' : '.';
};

/** Where a reader first meets someone who helps, or who is helped. */
const whereHelpComes = (review: Review, text: string): string => {
  const starts = review.checklist
    .filter((verdict) => verdict.id === 'helpers-first' || verdict.id === 'benefits-with-examples')
    .flatMap((verdict) => verdict.evidence.map((evidence) => evidence.start))
    .filter((start) => start >= review.lead.end);
  if (starts.length === 0) return 'nobody is helped yet.';
  const paragraph = paragraphOf(text, Math.min(...starts));
  return paragraph === 1
    ? 'help for people comes later.'
    : `help for people waits until paragraph ${paragraph}.`;
};

/** 1-based; paragraphs are parted by an empty line, or by a line's end where a text has no empty lines. */
const paragraphOf = (text: string, offset: number): number => {
  const parting = /\n\s*\n/u.test(text) ? /\n\s*\n/gu : /\n/gu;
  const before = text.slice(0, offset).replace(/^\s+/u, '');
  return before.split(parting).length;
};
