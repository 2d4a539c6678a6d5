// Takes the toolkit's document apart. The repository holds none of its sentences: whoever has it passes it in.

/** The parts that the toolkit check needs. Throws when a section is not where it should be. */
export function readToolkit(document) {
  const text = document.replaceAll('\r', '');
  const story = between(text, '## STORY TEXT', '## SAMPLE BLOG POSTS');
  const { original, notes, revision } = readStory(story);
  return {
    say: paragraphs(between(text, '### SAY THIS', '### NOT THIS')),
    not: paragraphs(between(text, '### NOT THIS', '## SAMPLE TWEETS')),
    tweets: readTweets(between(text, '## SAMPLE TWEETS', '## STORY TEXT')),
    posts: readPosts(between(text, '## SAMPLE BLOG POSTS', '## RESPONDING TO TOUGH QUESTIONS')),
    publicAnswers: readAnswers(between(text, '### From Public/Media', '## From Leaders')),
    leaderAnswers: readAnswers(between(text, '## From Leaders', '### **From allies')),
    original,
    notes,
    revision,
  };
}

/** What stands between two headings; each is found where its line begins. */
function between(text, from, to) {
  const start = text.indexOf(`\n${from}`);
  const end = text.indexOf(`\n${to}`, start + 1);
  if (start === -1 || end === -1)
    throw new Error(`No section from "${from}" to "${to}": is this the toolkit?`);
  return text.slice(text.indexOf('\n', start + 1), end);
}

const paragraphs = (text) =>
  text
    .split(/\n\s*\n/)
    .map((part) => part.replaceAll('\n', ' ').trim())
    .filter((part) => part !== '' && part !== 'Back to top ↑');

const unmarked = (text) =>
  text
    .replaceAll('\\', '')
    .replaceAll(/\*+/g, '')
    .replaceAll(/<sup>.*?<\/sup>/g, '');

/** The line under each account's name. */
function readTweets(section) {
  return [...section.matchAll(/@OrgNameHere[^\n]*\n([^\n]+)/g)].map(([, tweet]) => unmarked(tweet).trim());
}

function readPosts(section) {
  return section
    .split(/\n### /)
    .slice(1)
    .map((post) => unmarked(post).trim());
}

/** A question is a line in bold; an answer is what follows, its alternatives apart, notes to the speaker left out. */
function readAnswers(section) {
  const blocks = section.split(/\n(?:#+ )?\*\*/).slice(1);
  return blocks.flatMap((block) => {
    const answer = block.slice(block.indexOf('\n')).replaceAll(/\[Note[^\]]*\]/g, '');
    // A page's end inside a sentence leaves an empty line there.
    const whole = answer.replaceAll(/([a-z,])\s*\n\s*\n\s*([a-z])/g, '$1 $2');
    return whole.split(/\n\s*OR:/).map((each) => unmarked(each).trim());
  });
}

function readStory(section) {
  const titles = [...section.matchAll(/\*\*\*[^\n]+\*\*\*/g)].map(({ index }) => index);
  if (titles.length !== 2) throw new Error('The story should have two versions, each with its title.');
  const [first, second] = titles;
  const notesStart = section.indexOf('\nUnhelpful', first);
  return {
    original: unmarked(section.slice(first, notesStart)).trim(),
    notes: paragraphs(section.slice(notesStart, second)),
    revision: unmarked(section.slice(second)).trim(),
  };
}

/** The texts that the toolkit offers as good, to be used as they are. */
export const approvedTexts = ({ say, tweets, posts, publicAnswers, leaderAnswers }) => [
  ...say,
  ...tweets,
  ...posts,
  ...publicAnswers,
  ...leaderAnswers,
];
