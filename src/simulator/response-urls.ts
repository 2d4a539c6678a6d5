import { randomUUID } from 'node:crypto';
import { MOST_TEXT, readContent } from './content.js';
import { type JsonObject, stringAt } from './json.js';
import { Refusal } from './refusal.js';
import type { Workspace } from './workspace.js';
import { type Ephemeral, findMessage, type Message } from './world.js';

/** What a `response_url` stands for: who asked, where, and on which message. */
export interface Asked {
  userId: string;
  channelId: string;
  /** The message or notice that was clicked, which the answer may replace or delete. */
  on?: Message | Ephemeral;
}

export interface ResponseUrls {
  issue(asked: Asked): string;
  /** Takes what the app sent to the address; refuses it once used up or too old. */
  take(id: string, body: JsonObject): JsonObject;
}

const MOST_USES = 5;
const LIFE_MS = 30 * 60 * 1000;

/** @param now milliseconds since 1970 */
export const createResponseUrls = (
  workspace: Workspace,
  origin: () => string,
  now: () => number,
): ResponseUrls => {
  const issued = new Map<string, Asked & { uses: number; at: number }>();
  const { world } = workspace;

  const replaceOriginal = ({ on }: Asked, body: JsonObject) => {
    if (!on) return;
    const { text, blocks } = readContent(body, MOST_TEXT.post, world);
    if (isEphemeral(on)) Object.assign(on, { text, blocks });
    else if (findMessage(world, on.channel, on.ts)) workspace.change(on, { text, blocks });
  };

  const deleteOriginal = ({ on }: Asked) => {
    if (!on) return;
    if (isEphemeral(on)) world.ephemerals.splice(world.ephemerals.indexOf(on), 1);
    else if (findMessage(world, on.channel, on.ts)) workspace.remove(on);
  };

  const say = ({ channelId, userId }: Asked, body: JsonObject) => {
    const content = readContent(body, MOST_TEXT.post, world);
    const thread = stringAt(body, 'thread_ts');
    const where = { channel: channelId, ...(thread === undefined ? {} : { thread_ts: thread }) };
    if (body.response_type === 'in_channel') {
      const { app } = world;
      workspace.post({ ...where, user: app.userId, bot_id: app.botId, app_id: app.id, ...content });
    } else {
      world.ephemerals.push({ ephemeral: true, ...where, user: userId, ts: world.nextTs(), ...content });
    }
  };

  return {
    issue(asked) {
      const id = randomUUID();
      issued.set(id, { ...asked, uses: 0, at: now() });
      return `${origin()}/response/${id}`;
    },
    take(id, body) {
      const asked = issued.get(id);
      if (!asked || now() - asked.at > LIFE_MS) throw new Refusal('expired_url');
      if (asked.uses >= MOST_USES) throw new Refusal('used_url');
      asked.uses += 1;
      if (body.delete_original === true) deleteOriginal(asked);
      else if (body.replace_original === true) replaceOriginal(asked, body);
      else say(asked, body);
      return { ok: true };
    },
  };
};

const isEphemeral = (it: Message | Ephemeral): it is Ephemeral => it.ephemeral === true;
