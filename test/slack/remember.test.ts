import { remember } from '../../src/slack/remember.js';

const createCounter = () => {
  let now = 0;
  const asked: string[] = [];
  const ask = async (id: string) => {
    asked.push(id);
    if (id === 'bad') throw new Error('no');
    return id === 'poor' ? 0 : 1;
  };
  return {
    asked,
    pass: (ms: number) => {
      now += ms;
    },
    know: remember({ monotonic: () => now }, 100, ask, (it) => it > 0),
  };
};

test('asks once for a while, and anew after it', async () => {
  const { know, asked, pass } = createCounter();
  await know('a');
  await know('a');
  pass(101);
  await know('a');
  expect(asked).toEqual(['a', 'a']);
});

test('remembers neither failures nor what is not worth it', async () => {
  const { know, asked } = createCounter();
  await expect(know('bad')).rejects.toThrow();
  await expect(know('bad')).rejects.toThrow();
  await know('poor');
  await know('poor');
  expect(asked).toEqual(['bad', 'bad', 'poor', 'poor']);
});

test('forgets the oldest when it knows a thousand', async () => {
  const { know, asked } = createCounter();
  for (let n = 0; n <= 1_000; n += 1) await know(`${n}`);
  await know('0');
  await know('1000');
  expect(asked.filter((id) => id === '0')).toHaveLength(2);
  expect(asked.filter((id) => id === '1000')).toHaveLength(1);
});
