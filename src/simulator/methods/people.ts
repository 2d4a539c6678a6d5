import type { JsonObject } from '../json.js';
import { Refusal } from '../refusal.js';
import type { User, World } from '../world.js';
import { knownUser, type Method, need } from './method.js';

const describeUser = (user: User, world: World): JsonObject => ({
  id: user.id,
  team_id: user.teamId,
  name: user.name,
  deleted: user.isDeactivated,
  real_name: user.realName,
  tz: 'Etc/UTC',
  profile: { real_name: user.realName, display_name: user.name, team: user.teamId },
  is_bot: user.isBot,
  ...(user.id === world.app.userId ? { api_app_id: world.app.id } : {}),
  ...(user.teamId === world.team.id ? membership(user) : { is_stranger: true }),
});

const membership = (user: User): JsonObject => ({
  is_admin: user.isAdmin,
  is_owner: false,
  is_primary_owner: false,
  is_restricted: user.isGuest,
  is_ultra_restricted: user.isGuest,
  is_app_user: false,
});

const authTest: Method = {
  run: (_args, { workspace: { world } }) => ({
    url: `https://${world.team.domain}.slack.com/`,
    team: world.team.name,
    user: world.app.name,
    team_id: world.team.id,
    user_id: world.app.userId,
    bot_id: world.app.botId,
    is_enterprise_install: false,
  }),
};

const connectionsOpen: Method = {
  token: 'app',
  run: (_args, { workspace: { world }, origin, issueTicket }) => ({
    url: `${origin.replace('http', 'ws')}/link/?ticket=${issueTicket()}&app_id=${world.app.id}`,
  }),
};

const usersInfo: Method = {
  scope: 'users:read',
  run: (args, { workspace: { world } }) => ({ user: describeUser(knownUser(args, world), world) }),
};

const usersList: Method = {
  scope: 'users:read',
  run: (_args, { workspace: { world } }) => ({
    members: [...world.users.values()].map((user) => describeUser(user, world)),
    response_metadata: { next_cursor: '' },
  }),
};

const teamInfo: Method = {
  scope: 'team:read',
  run: (_args, { workspace: { world } }) => ({ team: { ...world.team } }),
};

const botsInfo: Method = {
  scope: 'users:read',
  run(args, { workspace: { world } }) {
    const { app } = world;
    if (args.bot !== undefined && args.bot !== app.botId) throw new Refusal('bot_not_found');
    return { bot: { id: app.botId, name: app.name, app_id: app.id, user_id: app.userId, deleted: false } };
  },
};

const filesInfo: Method = {
  scope: 'files:read',
  run(args, { workspace: { world }, origin }) {
    const file = world.files.get(need(args, 'file'));
    if (!file) throw new Refusal('file_not_found');
    const { id, name, mimetype, user } = file;
    const url = `${origin}/files/${id}`;
    const where = { url_private: url, url_private_download: url };
    return { file: { id, name, title: name, mimetype, user, size: file.content.length, ...where } };
  },
};

export const people: Record<string, Method> = {
  'auth.test': authTest,
  'apps.connections.open': connectionsOpen,
  'users.info': usersInfo,
  'users.list': usersList,
  'team.info': teamInfo,
  'bots.info': botsInfo,
  'files.info': filesInfo,
};
