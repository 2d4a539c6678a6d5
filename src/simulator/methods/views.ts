import { readView } from '../content.js';
import { type JsonObject, stringAt } from '../json.js';
import { lay, replaceView } from '../modals.js';
import { Refusal } from '../refusal.js';
import type { View, World } from '../world.js';
import { knownUser, type Method, need, type Surroundings } from './method.js';

/** Slack lets three modals lie on each other. */
const MOST_MODALS = 3;

/** The view is read before the trigger is spent, so that a flaw does not cost it. */
const readModal = (args: JsonObject, { workspace: { world }, triggers }: Surroundings): View => {
  const view = readView(args.view, 'modal', '', world);
  return { ...view, user: triggers.exchange(need(args, 'trigger_id')) };
};

const open: Method = {
  run(args, surroundings) {
    const { world } = surroundings.workspace;
    const view = readModal(args, surroundings);
    world.modals.delete(view.user);
    lay(world, view);
    return { view: structuredClone(view) };
  },
};

const push: Method = {
  run(args, surroundings) {
    const { world } = surroundings.workspace;
    const view = readModal(args, surroundings);
    const count = world.modals.get(view.user)?.length ?? 0;
    if (count === 0) throw new Refusal('not_found');
    if (count >= MOST_MODALS) throw new Refusal('push_limit_reached');
    lay(world, view);
    return { view: structuredClone(view) };
  },
};

const findView = (args: JsonObject, world: World): View => {
  const id = stringAt(args, 'view_id');
  const externalId = stringAt(args, 'external_id');
  const isIt = (view: View) =>
    id === undefined ? externalId !== undefined && view.external_id === externalId : view.id === id;
  const view = [...world.views.values()].find(isIt);
  if (!view) throw new Refusal('not_found');
  return view;
};

const refuseOld = (args: JsonObject, view: View | undefined) => {
  if (view && args.hash !== undefined && args.hash !== view.hash) throw new Refusal('hash_conflict');
};

const update: Method = {
  run(args, { workspace: { world } }) {
    const view = findView(args, world);
    refuseOld(args, view);
    replaceView(world, view, args.view);
    return { view: structuredClone(view) };
  },
};

const publish: Method = {
  run(args, { workspace: { world } }) {
    const user = knownUser(args, world, 'user_id');
    const current = world.homes.get(user.id);
    refuseOld(args, current);
    const view = readView(args.view, 'home', user.id, world);
    if (current) view.id = current.id;
    world.homes.set(user.id, view);
    world.views.set(view.id, view);
    return { view: structuredClone(view) };
  },
};

export const views: Record<string, Method> = {
  'views.open': open,
  'views.push': push,
  'views.update': update,
  'views.publish': publish,
};
