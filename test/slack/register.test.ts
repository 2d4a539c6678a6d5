import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { ACTION, COMMAND, MODAL, SHORTCUT } from '../../src/slack/ids.js';
import { SCOPES, SURFACE } from '../../src/slack/register.js';

const manifest = parse(readFileSync('manifest.yml', 'utf8'));
const rows = Object.values(SURFACE).flat();
const sorted = (list: Iterable<string>) => [...list].sort();

test('the manifest has every command as it is in the table', () => {
  const inManifest = manifest.features.slash_commands.map((one: Record<string, unknown>) => [
    one.command,
    one.description,
    one.usage_hint,
  ]);
  expect(inManifest).toEqual(SURFACE.commands.map((row) => [row.command, row.description, row.usage]));
});

test('the manifest has every shortcut as it is in the table', () => {
  const inManifest = manifest.features.shortcuts.map((one: Record<string, unknown>) => [
    one.type,
    one.callback_id,
    one.name,
    one.description,
  ]);
  expect(inManifest).toEqual(
    SURFACE.shortcuts.map((row) => ['message', row.callback, row.name, row.description]),
  );
});

test('the manifest subscribes to every event in the table and to no other', () => {
  const events = SURFACE.events.flatMap((row) => row.subscribe ?? [row.event]);
  expect(sorted(manifest.settings.event_subscriptions.bot_events)).toEqual(sorted(events));
});

test('the manifest asks for the scopes in use and for no other', () => {
  const used = new Set<string>(rows.flatMap((row) => row.scopes));
  expect(sorted(manifest.oauth_config.scopes.bot)).toEqual(sorted(used));
  expect(sorted(Object.keys(SCOPES))).toEqual(sorted(used));
});

test('the manifest turns on what the surface stands on', () => {
  expect(manifest.settings).toMatchObject({
    socket_mode_enabled: true,
    interactivity: { is_enabled: true },
    token_rotation_enabled: false,
  });
  expect(manifest.features.app_home).toMatchObject({ home_tab_enabled: true, messages_tab_enabled: true });
});

test('every id that views send is awaited, and none is awaited in vain', () => {
  expect(sorted(SURFACE.commands.map((row) => row.command))).toEqual(sorted(Object.values(COMMAND)));
  expect(sorted(SURFACE.shortcuts.map((row) => row.callback))).toEqual(sorted(Object.values(SHORTCUT)));
  expect(sorted(SURFACE.modals.map((row) => row.callback))).toEqual(sorted(Object.values(MODAL)));
  const awaited = (id: string) =>
    SURFACE.actions.filter(({ action }) =>
      typeof action === 'string' ? action === id : action.test(id) || action.test(`${id}_0`),
    );
  for (const id of Object.values(ACTION)) expect(awaited(id)).toHaveLength(1);
  expect(SURFACE.actions).toHaveLength(Object.values(ACTION).length);
});

test('names and descriptions are as short as Slack wants them', () => {
  const { name, description, long_description } = manifest.display_information;
  expect(name.length).toBeLessThanOrEqual(35);
  expect(description.length).toBeLessThanOrEqual(140);
  expect(long_description.length).toBeGreaterThanOrEqual(175);
  expect(long_description.length).toBeLessThanOrEqual(4_000);
  for (const row of SURFACE.commands) expect(row.command.length).toBeLessThanOrEqual(32);
  for (const row of SURFACE.shortcuts) expect(row.name.length).toBeLessThanOrEqual(24);
});
