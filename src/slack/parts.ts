import type { WebClient } from '@slack/web-api';
import type { Clock } from '../clock.js';
import type { Delivery } from '../delivery/delivery.js';
import type { Reviews } from '../delivery/reviews.js';
import type { CompiledPack } from '../framing/compiled-pack.js';
import type { Library } from '../library/library.js';
import type { Log } from '../log.js';
import type { Us } from './is-for-us.js';

/** What tells this workspace and this bot from others. */
export interface Self extends Us {
  team: string;
  /** As in `/invite @framewright`, without the at sign. */
  botName: string;
}

/** All that the Slack surface works with; it comes in from main.ts. */
export interface SlackParts {
  /** For reading; what is posted goes through the outbox. */
  web: WebClient;
  delivery: Pick<Delivery, 'accept' | 'findDraft' | 'findPost'>;
  reviews: Reviews;
  library: Library;
  pack: CompiledPack;
  self: Self;
  clock: Clock;
  log: Log;
}
