import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { WebClient } from '@slack/web-api';

const MAIN = join(import.meta.dirname, '../../dist/simulator/main.js');

interface Addresses {
  apiUrl: string;
  controlUrl: string;
  botToken: string;
}

describe('the local Slack as a process of its own', () => {
  let process: ChildProcess;
  let addresses: Addresses;

  const tell = async (command: string, args: object = {}) => {
    const response = await fetch(`${addresses.controlUrl}/${command}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(args),
    });
    return (await response.json()) as { result?: never; error?: string };
  };

  beforeEach(async () => {
    process = spawn('node', [MAIN], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [line] = process.stdout ? await once(process.stdout, 'data') : [];
    addresses = JSON.parse(String(line));
  });

  afterEach(async () => {
    process.kill('SIGTERM');
    await once(process, 'exit');
  });

  test('lets people speak, fails on demand and tells what stands there', async () => {
    const web = new WebClient(addresses.botToken, { slackApiUrl: addresses.apiUrl });
    const { result: said } = await tell('person', { name: 'ana', does: 'says', with: ['general', 'Draft'] });
    await tell('person', { name: 'ben', does: 'reacts', with: ['eyes', said] });
    await tell('fail', { method: 'chat.postMessage', fault: { error: 'is_archived' } });
    const { channel, ts } = said as unknown as { channel: string; ts: string };
    const refused = await web.chat.postMessage({ channel, text: 'x' }).catch((error) => error.data.error);
    await web.chat.postMessage({ channel, thread_ts: ts, text: 'Review' });
    const { result: state } = await tell('state');
    expect(refused).toBe('is_archived');
    expect(state).toMatchObject({
      connections: 0,
      pending: 3,
      messages: [
        { text: 'Draft', reactions: [{ name: 'eyes', count: 1 }] },
        { text: 'Review', thread_ts: ts },
      ],
    });
  });

  test('says what it cannot do', async () => {
    expect(await tell('person', { name: 'ana', does: 'sings' })).toEqual({
      error: "A person cannot 'sings'.",
    });
    expect(await tell('person', { name: 'zoe', does: 'says' })).toEqual({
      error: "The simulated workspace has no person 'zoe'.",
    });
    expect(await tell('dance')).toEqual({ error: 'There is no /dance.' });
  });
});
