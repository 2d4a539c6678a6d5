import { readView } from './content.js';
import { type JsonObject, recordAt } from './json.js';
import { findFields } from './surface.js';
import type { View, World } from './world.js';

/** What a person sees after submitting: whether the modal is gone, and what stands at which field. */
export interface Settled {
  closed: boolean;
  errors: Record<string, string>;
}

/** Does with a submitted modal what the app's answer says; without an answer it closes. */
export const settleModal = (world: World, view: View, answer: JsonObject): Settled => {
  switch (answer.response_action) {
    case 'errors':
      return { closed: false, errors: errorsByLabel(view, recordAt(answer, 'errors')) };
    case 'update':
      replaceView(world, view, answer.view);
      return { closed: false, errors: {} };
    case 'push':
      lay(world, readView(answer.view, 'modal', view.user, world));
      return { closed: false, errors: {} };
    case 'clear':
      world.modals.delete(view.user);
      return { closed: true, errors: {} };
    default:
      takeAway(world, view);
      return { closed: true, errors: {} };
  }
};

/** Puts new contents into a view that stands; it keeps its id and its place. */
export const replaceView = (world: World, view: View, given: unknown): void => {
  const { id, root_view_id, previous_view_id } = view;
  Object.assign(view, readView(given, view.type, view.user, world), { id, root_view_id, previous_view_id });
};

/** Lays a modal on top of those that a person has open. */
export const lay = (world: World, view: View): void => {
  const open = world.modals.get(view.user) ?? [];
  if (open[0]) view.root_view_id = open[0].id;
  view.previous_view_id = open.at(-1)?.id ?? null;
  world.modals.set(view.user, [...open, view]);
  world.views.set(view.id, view);
};

/** Takes one modal off the screen; what lay under it is seen again. */
export const takeAway = (world: World, view: View): void => {
  const open = world.modals.get(view.user) ?? [];
  world.modals.set(
    view.user,
    open.filter((it) => it.id !== view.id),
  );
};

/** Errors come by block id; a person sees them at the field. */
const errorsByLabel = (view: View, errors: JsonObject): Record<string, string> => {
  const fields = findFields(view);
  return Object.fromEntries(
    Object.entries(errors).map(([blockId, message]) => {
      const field = fields.find((it) => it.block.block_id === blockId);
      if (!field) throw new Error(`The app put an error at '${blockId}', which is no input block.`);
      return [field.label, String(message)];
    }),
  );
};
