import { App, SocketModeReceiver } from '@slack/bolt';
import type { Simulator } from '../../src/simulator/start-simulator.js';
import { quiet } from './quiet.js';

/** An ordinary Bolt app, as it comes, connected to the simulator. Stop it before the simulator. */
export const startBoltApp = async (
  slack: Simulator,
  listen: (app: App) => void,
): Promise<{ app: App; stop(): Promise<void> }> => {
  const receiver = new SocketModeReceiver({
    appToken: slack.appToken,
    logger: quiet,
    installerOptions: { clientOptions: { slackApiUrl: slack.apiUrl } },
  });
  const app = new App({
    token: slack.botToken,
    receiver,
    logger: quiet,
    deferInitialization: true,
    convoStore: false,
    clientOptions: { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } },
  });
  listen(app);
  await app.init();
  await app.start();
  return { app, stop: () => receiver.client.disconnect().then(() => undefined) };
};
