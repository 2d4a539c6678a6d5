import { approvedTexts, readToolkit } from '../../scripts/eval/toolkit-document.mjs';

// The toolkit's shape with other words in it: the repository holds none of its sentences.
const DOCUMENT = `
## EFFECTIVE LANGUAGE

### SAY THIS:

Bakers rise early.

Bread is for all of us.

### NOT THIS:

Leverage the dough.

## SAMPLE TWEETS

**OrgNameHere** @OrgNameHere · Oct 22
Warm rolls at noon <https://rolls.example/> #bread

 1 1

**OrgNameHere** @OrgNameHere · Oct 22
Flour to spare

Back to top ↑

## STORY TEXT (ORIGINAL)

About this section.

### ***Town turns to yeast***

The mill cost \\$2 million.

It was late.

Unhelpful mention of the mill

BUT the bread is buried

***Town finds warm bread***

Neighbors bake.

## SAMPLE BLOG POSTS

How these were made.

### **First loaf**

Rye.

### **Second loaf**

Wheat.

## RESPONDING TO TOUGH QUESTIONS

### From Public/Media:

#### **Is it fresh?**

It is baked at dawn by people who

know how.

**Does it cost much?**

No.

## From Leaders:

**Who pays?**

We do. [Note that more must be said here.]

OR: You do.

### **From allies (the mill)**
`;

const toolkit = readToolkit(DOCUMENT);

test.each([
  ['say', ['Bakers rise early.', 'Bread is for all of us.']],
  ['not', ['Leverage the dough.']],
  ['tweets', ['Warm rolls at noon <https://rolls.example/> #bread', 'Flour to spare']],
  ['posts', ['First loaf\n\nRye.', 'Second loaf\n\nWheat.']],
  ['publicAnswers', ['It is baked at dawn by people who know how.', 'No.']],
  ['leaderAnswers', ['We do.', 'You do.']],
  ['original', 'Town turns to yeast\n\nThe mill cost $2 million.\n\nIt was late.'],
  ['notes', ['Unhelpful mention of the mill', 'BUT the bread is buried']],
  ['revision', 'Town finds warm bread\n\nNeighbors bake.'],
] as const)('finds %s', (part, expected) => {
  expect(toolkit[part]).toEqual(expected);
});

test('takes as approved what may be used as it is, and not what the document warns of', () => {
  const approved = approvedTexts(toolkit);
  expect(approved).toEqual(
    expect.arrayContaining(['Bakers rise early.', 'Flour to spare', 'First loaf\n\nRye.', 'No.', 'You do.']),
  );
  expect(approved).not.toContain('Leverage the dough.');
  expect(approved).toHaveLength(10);
});

test('says which section is missing from another document', () => {
  expect(() => readToolkit('## EFFECTIVE LANGUAGE')).toThrow('is this the toolkit?');
});
