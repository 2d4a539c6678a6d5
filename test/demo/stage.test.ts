import { existsSync, writeFileSync } from 'node:fs';
import { setStage } from '../../src/demo/stage.js';
import type { Bot, startBot } from '../../src/main.js';

const look = { width: 78, colour: false };
const idleBot = { stop: async () => undefined } as Bot;

/** Starts a bot that writes its database, or fails after that; keeps the settings it was given. */
const pretend = (outcome: Bot | Error) => {
  const used = { database: '', api: '' };
  const start: typeof startBot = async ({ database, slackApiUrl }) => {
    Object.assign(used, { database, api: `${slackApiUrl}auth.test` });
    writeFileSync(database, '');
    if (outcome instanceof Error) throw outcome;
    return outcome;
  };
  return { used, start };
};

test('a stage that is cleared leaves no local Slack and no file behind', async () => {
  const { used, start } = pretend(idleBot);
  const stage = await setStage(look, start);
  expect(existsSync(used.database)).toBe(true);
  await stage.clear();
  expect(existsSync(used.database)).toBe(false);
  await expect(fetch(used.api)).rejects.toThrow('fetch failed');
});

test('nor does a bot that cannot start', async () => {
  const { used, start } = pretend(new Error('The pack is broken.'));
  await expect(setStage(look, start)).rejects.toThrow('The pack is broken.');
  expect(existsSync(used.database)).toBe(false);
  await expect(fetch(used.api)).rejects.toThrow('fetch failed');
});
