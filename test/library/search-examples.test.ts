import type { Example, Library } from '../../src/library/library.js';
import { chooseVaried } from '../../src/library/search-examples.js';
import { aLibrary } from './a-library.js';

let library: Library;
beforeAll(async () => {
  ({ library } = await aLibrary());
});

const found = async (query: string) => (await library.searchExamples(query)).map(({ item }) => item.id);

describe('the search of examples', () => {
  test.each([
    ['preschool', 'philadelphia-preschools'],
    ['homeless kids', 'charlotte-homeless-students'],
    ['kids skipping school', 'chronic-absence'],
    ['teen moms', 'california-teen-mothers'],
    ['report cards', 'jacksonville-report-cards'],
    ['consent', 'citizens-training-consent'],
    ['Florida', 'jacksonville-report-cards'],
    ['strong start', 'california-strong-start'],
  ])('finds an example for "%s"', async (query, id) => {
    expect(await found(query)).toContain(id);
  });

  test('offers two or three, of different outcomes and places', async () => {
    for (const query of [
      'preschool',
      'schools',
      'babies',
      'neighborhoods that need more help for children',
    ]) {
      const examples = (await library.searchExamples(query)).map(({ item }) => item);
      expect(examples.length).toBeGreaterThanOrEqual(2);
      expect(examples.length).toBeLessThanOrEqual(3);
      expect(new Set(examples.map(({ outcome }) => outcome)).size).toBe(examples.length);
    }
  });

  test.each(['zoning variance', '', 'the of and'])('makes nothing up for "%s"', async (query) => {
    expect(await found(query)).toEqual([]);
  });

  test('puts the hypothetical one after what has happened', async () => {
    const examples = (await library.searchExamples('consent')).map(({ item }) => item.hypothetical);
    expect(examples.at(-1)).toBe(true);
    expect(examples[0]).toBe(false);
  });
});

test('examples of the same outcome, or from the same place, are not offered together', () => {
  const example = (id: string, outcome: string, place?: string) => ({
    item: { id, outcome, place } as Example,
    score: 1,
  });
  const chosen = chooseVaried(
    [example('a', 'x', 'Here'), example('b', 'x', 'There'), example('c', 'y', 'Here'), example('d', 'z')],
    3,
  );
  expect(chosen.map(({ item }) => item.id)).toEqual(['a', 'd']);
});
