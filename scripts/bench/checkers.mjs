// Other checkers of prose, each as a function from a text to the number of its findings.
import { TextlintKernel } from '@textlint/kernel';
import textPlugin from '@textlint/textlint-plugin-text';
import { text as alex } from 'alex';
import { retext } from 'retext';
import retextEnglish from 'retext-english';
import retextEquality from 'retext-equality';
import retextReadability from 'retext-readability';
import retextSimplify from 'retext-simplify';
import retextStringify from 'retext-stringify';
import misspellings from 'textlint-rule-common-misspellings';
import maxWordCount from 'textlint-rule-en-max-word-count';
import noTodo from 'textlint-rule-no-todo';
import stopWords from 'textlint-rule-stop-words';
import terminology from 'textlint-rule-terminology';
import acronyms from 'textlint-rule-unexpanded-acronym';
import writeGood from 'write-good';

const retextProcessor = retext()
  .use(retextEnglish)
  .use(retextEquality)
  .use(retextReadability)
  .use(retextSimplify)
  .use(retextStringify)
  .freeze();

// Packages of CommonJS arrive with their default inside a default.
const unwrap = (module) => module.default ?? module;
const kernel = new TextlintKernel();
const rules = { misspellings, maxWordCount, noTodo, stopWords, terminology, acronyms };
const textlintOptions = {
  ext: '.txt',
  plugins: [{ pluginId: 'text', plugin: unwrap(textPlugin) }],
  rules: Object.entries(rules).map(([ruleId, rule]) => ({ ruleId, rule: unwrap(rule) })),
};

export const CHECKERS = [
  { name: 'write-good', check: (text) => writeGood(text).length },
  { name: 'alex', check: (text) => alex(text).messages.length },
  { name: 'retext', check: async (text) => (await retextProcessor.process(text)).messages.length },
  {
    name: 'textlint',
    check: async (text) => (await kernel.lintText(text, textlintOptions)).messages.length,
  },
];
