import { type Finding, look, well } from './finding.js';
import type { Check } from './place.js';

const PATIENCE_MS = 3_000;

/** What the bot at work says of itself, where it has a health port. */
export const checkBot: Check = async ({ config }) => {
  if (config === undefined) return [];
  if (config.healthPort === undefined) {
    return [
      look('Bot', 'cannot be asked how it is.', 'Set FRAMEWRIGHT_HEALTH_PORT to let supervisors ask it.'),
    ];
  }
  return [await askBot(config.healthPort)];
};

async function askBot(port: number): Promise<Finding> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/readyz`, {
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const { ready, faults, openSockets, otherSockets } = (await response.json()) as {
      ready: boolean;
      faults: string[];
      openSockets: number;
      otherSockets: number;
    };
    if (ready && otherSockets > 0) {
      return look(
        'Bot',
        `at work, but ${otherSockets} of the connections that Slack counts for this app are not its own: another process takes some of what people ask for.`,
        'Stop the other one, or make an app of its own for it.',
      );
    }
    if (ready) return well('Bot', `at work, with ${openSockets} connections to Slack`);
    return look('Bot', `not ready: ${faults.join('; ')}.`, 'docs/operations.md, "When something is wrong"');
  } catch {
    return look('Bot', `does not answer on port ${port}.`, 'Start it, if it should be at work.');
  }
}
