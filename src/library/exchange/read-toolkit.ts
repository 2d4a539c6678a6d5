import type { Audience } from '../../framing/review.js';
import { checkItem, type Found, gather } from './transfer-item.js';

/**
 * Reads the toolkit document, as plain text or Markdown: the answers under its tough questions, its examples, its
 * pairs of lines and its tweets. Everything else in it is passed over.
 */
export function readToolkit(text: string, file: string): Found {
  const paragraphs = readParagraphs(text);
  const raws = [
    ...readExamples(sectionOf(paragraphs, SECTIONS.examples)),
    ...readPairs(sectionOf(paragraphs, SECTIONS.language)),
    ...readTweets(sectionOf(paragraphs, SECTIONS.tweets)),
    ...readAnswers(sectionOf(paragraphs, SECTIONS.questions)),
  ];
  return gather(raws.map(({ line, ...raw }) => checkItem(raw, file, line)));
}

const SECTIONS = {
  examples: 'choosing illustrative examples',
  checklist: 'checklist for communicators',
  language: 'effective language',
  tweets: 'sample tweets',
  story: 'story text (original)',
  blogs: 'sample blog posts',
  questions: 'responding to tough questions',
} as const;
const SECTION_NAMES: ReadonlySet<string> = new Set(Object.values(SECTIONS));

interface Paragraph {
  line: number;
  /** Without Markdown's marks. */
  text: string;
  /** The lines of which it is made, without marks. */
  lines: string[];
  /** A heading or a line in bold. */
  stands: boolean;
  bullet: boolean;
}

type Raw = { line: number; kind: string } & Record<string, unknown>;

/** Paragraphs end at an empty line; a heading is one by itself. */
function readParagraphs(text: string): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let open: Paragraph | undefined;
  for (const [index, raw] of text.replace(/\r\n?/g, '\n').split('\n').entries()) {
    const line = raw.trim();
    const heading = /^#{1,6} |^\*\*[^*]+\*\*$/.test(line);
    if (line === '' || heading) open = undefined;
    if (line === '') continue;
    const words = withoutMarks(line);
    if (open === undefined) {
      open = { line: index + 1, text: words, lines: [words], stands: heading, bullet: /^[-*•✓] /.test(line) };
      paragraphs.push(open);
    } else {
      open.text += ` ${words}`;
      open.lines.push(words);
    }
    if (heading) open = undefined;
  }
  return paragraphs;
}

const withoutMarks = (line: string): string =>
  line
    .replace(/^#{1,6} +/, '')
    .replace(/^[-•✓] +/, '')
    .replace(/\*\*/g, '')
    .replace(/(^|[\s(])[*_]([^*_]+)[*_](?=$|[\s.,;:!?)])/g, '$1$2')
    .replace(/\\([$_*])/g, '$1')
    .trim();

/** From the heading of that name to the next one; the table of contents has other words on its lines. */
function sectionOf(paragraphs: readonly Paragraph[], name: string): Paragraph[] {
  const titled = ({ text }: Paragraph) => text.toLowerCase();
  const start = paragraphs.findIndex((paragraph) => titled(paragraph) === name);
  if (start < 0) return [];
  const rest = paragraphs.slice(start + 1);
  const end = rest.findIndex((paragraph) => SECTION_NAMES.has(titled(paragraph)));
  return end < 0 ? rest : rest.slice(0, end);
}

const FEWEST_WORDS_OF_A_STORY = 15;
const wordsIn = (text: string): number => text.split(/\s+/).length;

function readExamples(section: readonly Paragraph[]): Raw[] {
  return section
    .filter(({ stands, bullet, text }) => !stands && !bullet && wordsIn(text) >= FEWEST_WORDS_OF_A_STORY)
    .filter(({ text }) => !/^this section/i.test(text))
    .map(({ line, text }) => ({
      line,
      kind: 'example',
      text: text.replace(/^hypothetical:\s*/i, ''),
      hypothetical: /^hypothetical:/i.test(text),
      sensitive: false,
      source: 'The toolkit: Choosing illustrative examples',
    }));
}

/** The lines to say and those not to say stand one list after the other, in the same order. */
function readPairs(section: readonly Paragraph[]): Raw[] {
  const from = (title: RegExp) => section.findIndex(({ text }) => title.test(text));
  const say = from(/^say this/i);
  const notThis = from(/^not this/i);
  if (say < 0 || notThis < say) return [];
  const better = section.slice(say + 1, notThis);
  const worse = section.slice(notThis + 1);
  return better.slice(0, worse.length).map(({ line, text }, at) => ({
    line,
    kind: 'pair',
    say: text,
    notThis: worse[at]?.text ?? '',
    source: 'The toolkit: Effective language',
  }));
}

const FEWEST_WORDS_OF_A_TWEET = 4;

/** Each tweet stands under its sender's line; pictures of tweets leave counts and cut-off ends, which are no tweets. */
function readTweets(section: readonly Paragraph[]): Raw[] {
  return section.flatMap(({ line, lines }) => {
    if (!/@\w+ ·/.test(lines[0] ?? '')) return [];
    const text = lines
      .slice(1)
      .join(' ')
      .replace(/<?https?:\/\/\S+?>?(?=\s|$)/g, '')
      .replace(/#\w+/g, '')
      .replace(/\s+/g, ' ')
      .trim();
    if (wordsIn(text) < FEWEST_WORDS_OF_A_TWEET) return [];
    return [{ line, kind: 'sample', text, format: 'tweet', source: 'The toolkit: Sample tweets' }];
  });
}

const AUDIENCE_HEADINGS: [RegExp, Audience][] = [
  [/^from public/i, 'public'],
  [/^from leaders/i, 'leaders'],
  [/^from allies/i, 'allies'],
];

/** A paragraph that ends in a question mark asks; those after it answer, until the next. */
function readAnswers(section: readonly Paragraph[]): Raw[] {
  const answers: { line: number; audience: Audience; question: string; paragraphs: string[] }[] = [];
  let audience: Audience | undefined;
  for (const { line, text } of section) {
    const heading = AUDIENCE_HEADINGS.find(([pattern]) => pattern.test(text))?.[1];
    if (heading !== undefined) audience = heading;
    else if (audience === undefined) continue;
    else if (text.endsWith('?')) answers.push({ line, audience, question: text, paragraphs: [] });
    else answers.at(-1)?.paragraphs.push(text);
  }
  return answers.map(({ line, audience: from, question, paragraphs }) => ({
    line,
    kind: 'answer',
    audience: from,
    question,
    ...wordingsOf(paragraphs),
    source: 'The toolkit: Responding to tough questions',
  }));
}

/** A paragraph that begins with OR: is a second wording; one in square brackets at the end is a note. */
function wordingsOf(paragraphs: readonly string[]): { answer: string; otherWording?: string; note?: string } {
  const or = paragraphs.findIndex((text) => /^or:/i.test(text));
  const first = joinBroken(or < 0 ? paragraphs : paragraphs.slice(0, or));
  const second = or < 0 ? '' : joinBroken(paragraphs.slice(or)).replace(/^or:\s*/i, '');
  const note = /\[([^\]]+)\]\s*$/.exec(first)?.[1];
  return {
    answer: note === undefined ? first : first.replace(/\s*\[[^\]]+\]\s*$/, ''),
    ...(second === '' ? {} : { otherWording: second }),
    ...(note === undefined ? {} : { note }),
  };
}

/** A page's end breaks a sentence: what does not end one goes on in the next paragraph. */
const joinBroken = (paragraphs: readonly string[]): string =>
  paragraphs.reduce(
    (whole, next) =>
      whole === '' ? next : /[.!?:"”)\]]$/.test(whole) ? `${whole}\n\n${next}` : `${whole} ${next}`,
    '',
  );
