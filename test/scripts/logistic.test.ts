import { trainClasses, trainOne } from '../../scripts/learn/logistic.mjs';

const OPTIONS = { keepSmall: 0.3, rare: 2, balance: 1 };
const signs = (...names: string[]) => new Map(names.map((name) => [name, 1]));

test('learns which sign speaks for it, which against it, and which for neither', () => {
  const samples = [signs('helper', 'day'), signs('helper'), signs('agency', 'day'), signs('agency')];
  const { signs: weights } = trainOne(samples, [true, true, false, false], OPTIONS);
  expect(weights.helper).toBeGreaterThan(0.5);
  expect(weights.agency).toBeLessThan(-0.5);
  expect(Math.abs(weights.day as number)).toBeLessThan(0.1);
});

test('lets a sign that is only against never speak for it', () => {
  const samples = [signs('no:helper'), signs('no:helper'), signs('no:agency'), signs('no:agency')];
  const onlyAgainst = (sign: string) => sign.startsWith('no:');
  const { signs: weights } = trainOne(samples, [true, true, false, false], { ...OPTIONS, onlyAgainst });
  expect(weights['no:helper']).toBe(0);
  expect(weights['no:agency']).toBeLessThan(-0.5);
});

test('learns nothing from a sign seen too seldom', () => {
  const { signs: weights } = trainOne([signs('helper', 'once'), signs('helper')], [true, false], OPTIONS);
  expect(Object.keys(weights)).toEqual(['helper']);
});

test('learns the same each time', () => {
  const samples = [signs('helper'), signs('helper', 'agency'), signs('agency')];
  const learn = () => trainOne(samples, [true, false, false], OPTIONS);
  expect(learn()).toEqual(learn());
});

test('learns a model for each of several classes', () => {
  const samples = [signs('helper'), signs('helper'), signs('agency'), signs('agency')];
  const models = trainClasses(
    samples,
    ['people', 'people', 'office', 'office'],
    ['people', 'office'],
    OPTIONS,
  );
  expect(models.people?.signs.helper).toBeGreaterThan(models.office?.signs.helper as number);
  expect(models.office?.signs.agency).toBeGreaterThan(models.people?.signs.agency as number);
});
