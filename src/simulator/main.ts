import { parseArgs } from 'node:util';
import { createControl } from './control.js';
import { createHttpServer } from './http-server.js';
import { startSimulator } from './start-simulator.js';

/**
 * The local Slack as a process of its own, so that a bot can be killed while Slack lives on:
 * `node dist/simulator/main.js --port 4000`. Prints one line of JSON: `apiUrl`, `controlUrl` and both tokens.
 */
const main = async (): Promise<void> => {
  const { values } = parseArgs({ options: { port: { type: 'string', default: '0' } } });
  const slack = await startSimulator({ port: Number(values.port) });
  const control = createHttpServer(createControl(slack));
  await control.listen(0);
  const stop = async () => {
    await slack.stop();
    await control.close();
  };
  process.once('SIGTERM', () => void stop());
  process.once('SIGINT', () => void stop());
  const { apiUrl, botToken, appToken } = slack;
  process.stdout.write(`${JSON.stringify({ apiUrl, controlUrl: control.origin, botToken, appToken })}\n`);
};

await main();
