import { chat } from './chat.js';
import { conversations } from './conversations.js';
import type { Method } from './method.js';
import { people } from './people.js';
import { reactions } from './reactions.js';
import { views } from './views.js';

/** Every method of the Web API that the local Slack knows. */
export const METHODS: ReadonlyMap<string, Method> = new Map(
  Object.entries({ ...people, ...chat, ...conversations, ...reactions, ...views }),
);
