import { inflect } from '../../src/packs/inflect.js';

test.each([
  ['nurse', ['nurses', 'nursing']],
  ['plan', ['plans', 'planned', 'planning']],
  ['visit', ['visited', 'visiting']],
  ['refer', ['referred', 'referring']],
  ['see', ['sees', 'saw', 'seen', 'seeing']],
  ['family', ['families']],
  ['child', ['children']],
  ['person', ['people', 'persons']],
  ['tie', ['ties', 'tied', 'tying']],
  ['agree', ['agrees', 'agreed', 'agreeing']],
  ['fast', ['faster', 'fastest']],
  ['early', ['earlier', 'earliest']],
  ['good', ['better', 'best']],
])('makes the forms of %s', (word, forms) => {
  expect(inflect(word)).toEqual(expect.arrayContaining([word, ...forms]));
});

test.each(['us', 'the', 'when', '24'])('leaves %s as it is', (word) => {
  expect(inflect(word)).toEqual([word]);
});
