// The texts that everything is timed on. The post is invented, its people and its town with it.
import { readFileSync } from 'node:fs';

const POST_WORDS = 800;
const post = readFileSync(new URL('post.txt', import.meta.url), 'utf8').trim();
const paragraphs = post.split('\n\n');

export const countWords = (text) => text.split(/\s+/).filter(Boolean).length;

/** A text of at least so many words: the post's paragraphs over and over, whole sentences only. */
export function textOfWords(words) {
  const parts = [];
  let count = 0;
  for (let i = 0; count < words; i = (i + 1) % paragraphs.length) {
    parts.push(paragraphs[i]);
    count += countWords(paragraphs[i]);
  }
  return parts.join('\n\n');
}

export const TWEET =
  'School nurses and caseworkers can help sooner when each of them isn’t holding one piece of the story. ' +
  'Come and see how our town is putting those pieces together. https://town.example/thursday #ourtown';

export const TEXTS = [
  { name: 'tweet', text: TWEET },
  { name: 'post', text: textOfWords(POST_WORDS) },
  { name: 'document', text: textOfWords(10_000) },
];

/** So many words in as few characters as the post allows: `/frame` takes 4,000. */
export function tersely(words) {
  const sentences = (post.match(/[^.?!]+[.?!]/g) ?? []).map((sentence) => sentence.trim());
  const perWord = (sentence) => sentence.length / countWords(sentence);
  const short = sentences.sort((a, b) => perWord(a) - perWord(b)).slice(0, 20);
  const chosen = [];
  let count = 0;
  for (let i = 0; count < words; i = (i + 1) % short.length) {
    chosen.push(short[i]);
    count += countWords(short[i]);
  }
  return chosen.join(' ');
}
