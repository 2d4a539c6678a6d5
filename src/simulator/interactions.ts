import type { JsonObject } from './json.js';
import type { ResponseUrls } from './response-urls.js';
import type { SocketMode } from './socket-mode.js';
import type { Triggers } from './triggers.js';
import type { Workspace } from './workspace.js';
import { type Channel, type Ephemeral, type Message, showMessage, type User, type View } from './world.js';

/** What a person acts upon. */
export interface Desk {
  workspace: Workspace;
  triggers: Triggers;
  responseUrls: ResponseUrls;
  ask: SocketMode['ask'];
}

/** The payloads in which Slack tells an app what a person did with it. */
export interface Interactions {
  command(command: string, text: string, channel: Channel): JsonObject;
  click(on: Message | Ephemeral | View, action: JsonObject): JsonObject;
  messageShortcut(callbackId: string, message: Message): JsonObject;
  submission(view: View, values: JsonObject): JsonObject;
  closing(view: View): JsonObject;
}

export const createInteractions = (
  user: User,
  { workspace: { world }, triggers, responseUrls }: Desk,
): Interactions => {
  const team = user.teamId === world.otherTeam.id ? world.otherTeam : world.team;

  const interaction = (type: string): JsonObject => ({
    type,
    token: 'verification',
    team: { id: team.id, domain: team.domain },
    enterprise: null,
    is_enterprise_install: false,
    api_app_id: world.app.id,
    user: { id: user.id, username: user.name, name: user.name, team_id: user.teamId },
    trigger_id: triggers.issue(user.id),
  });

  const place = (channelId: string): JsonObject => {
    const channel = world.channels.get(channelId);
    return { id: channelId, name: channel ? nameForApps(channel) : '' };
  };

  const responseUrl = (channelId: string, on?: Message | Ephemeral): string =>
    responseUrls.issue({ userId: user.id, channelId, ...(on ? { on } : {}) });

  const whereOnMessage = (on: Message | Ephemeral): JsonObject => {
    const isNotice = on.ephemeral === true;
    const thread = on.thread_ts === undefined ? {} : { thread_ts: on.thread_ts };
    return {
      container: {
        type: 'message',
        message_ts: on.ts,
        channel_id: on.channel,
        is_ephemeral: isNotice,
        ...thread,
      },
      channel: place(on.channel),
      // A notice is on one screen only: Slack doesn't keep it, so it cannot send it along.
      ...(isNotice ? {} : { message: showMessage(on as Message) }),
      response_url: responseUrl(on.channel, on),
      state: { values: {} },
    };
  };

  const whereOnView = (on: View): JsonObject => ({
    container: { type: 'view', view_id: on.id },
    view: structuredClone(on),
  });

  return {
    command: (command, text, channel) => ({
      token: 'verification',
      team_id: team.id,
      team_domain: team.domain,
      channel_id: channel.id,
      channel_name: nameForApps(channel),
      user_id: user.id,
      user_name: user.name,
      command,
      text,
      api_app_id: world.app.id,
      is_enterprise_install: 'false',
      response_url: responseUrl(channel.id),
      trigger_id: triggers.issue(user.id),
    }),
    click: (on, action) => ({
      ...interaction('block_actions'),
      ...(isView(on) ? whereOnView(on) : whereOnMessage(on)),
      actions: [action],
    }),
    messageShortcut: (callbackId, message) => ({
      ...interaction('message_action'),
      callback_id: callbackId,
      action_ts: world.nextTs(),
      message_ts: message.ts,
      channel: place(message.channel),
      message: showMessage(message),
      response_url: responseUrl(message.channel, message),
    }),
    submission: (view, values) => ({
      ...interaction('view_submission'),
      view: { ...structuredClone(view), state: { values } },
      response_urls: [],
    }),
    closing: (view) => ({
      ...interaction('view_closed'),
      view: structuredClone(view),
      is_cleared: false,
    }),
  };
};

const isView = (it: Message | Ephemeral | View): it is View => it.type === 'modal' || it.type === 'home';

/** Slack tells apps the names of public channels only. */
const nameForApps = ({ kind, name }: Channel): string => {
  if (kind === 'public') return name;
  return kind === 'private' ? 'privategroup' : 'directmessage';
};
